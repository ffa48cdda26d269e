CREATE TABLE "agency" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"demo" boolean NOT NULL,
	"clock_ahead_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "agency_is_one" CHECK ("agency"."id" = 1),
	CONSTRAINT "agency_clock_moves_in_the_demo_only" CHECK ("agency"."demo" or "agency"."clock_ahead_ms" = 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"type" text NOT NULL,
	"client_id" uuid,
	"campaign_id" uuid,
	"lead_id" uuid,
	"company_id" uuid,
	"import_id" uuid,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "users_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('agent', 'manager', 'admin', 'client')),
	CONSTRAINT "users_client_people" CHECK (("users"."role" = 'client') = ("users"."client_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "campaign_agents" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "campaign_agents_once" UNIQUE("campaign_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"country" char(2) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"paused_until" date,
	"caller_id" text,
	"fee_per_lead_minor" integer,
	"currency" char(3) NOT NULL,
	"accept_within_days" smallint DEFAULT 5 NOT NULL,
	"report_within_days" smallint DEFAULT 30 NOT NULL,
	"baseline_leads" integer,
	"baseline_won" integer,
	"baseline_months" smallint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaigns_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "campaigns_name" UNIQUE("client_id","name"),
	CONSTRAINT "campaigns_status" CHECK ("campaigns"."status" in ('draft', 'live', 'paused', 'ended')),
	CONSTRAINT "campaigns_dates" CHECK ("campaigns"."ends_on" >= "campaigns"."starts_on"),
	CONSTRAINT "campaigns_baseline_whole" CHECK (num_nulls("campaigns"."baseline_leads", "campaigns"."baseline_won", "campaigns"."baseline_months") in (0, 3)),
	CONSTRAINT "campaigns_baseline_sane" CHECK ("campaigns"."baseline_won" between 0 and "campaigns"."baseline_leads" and "campaigns"."baseline_leads" > 0)
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"country" char(2) NOT NULL,
	"time_zone" text NOT NULL,
	"currency" char(3) NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"question" text NOT NULL,
	"kind" text NOT NULL,
	"hint" text,
	"choices" text[],
	"required" boolean DEFAULT true NOT NULL,
	CONSTRAINT "criteria_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "criteria_position" UNIQUE("campaign_id","position"),
	CONSTRAINT "criteria_kind" CHECK ("criteria"."kind" in ('text', 'number', 'date', 'choice')),
	CONSTRAINT "criteria_choices" CHECK (("criteria"."kind" = 'choice') = ("criteria"."choices" is not null))
);
--> statement-breakpoint
CREATE TABLE "script_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"tab" text NOT NULL,
	"text" text NOT NULL,
	"for_reason" text,
	CONSTRAINT "script_lines_position" UNIQUE("campaign_id","position")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"website" text,
	"domain" text,
	"address_line1" text,
	"address_line2" text,
	"city" text,
	"region" text,
	"postcode" text,
	"country" char(2),
	"time_zone" text,
	"industry" text,
	"employees" text,
	"company_number" text,
	"merged_into_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "companies_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "companies_not_into_itself" CHECK ("companies"."merged_into_id" <> "companies"."id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"origin_company_id" uuid NOT NULL,
	"full_name" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"job_title" text,
	"decides" boolean DEFAULT false NOT NULL,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contacts_client_key" UNIQUE("client_id","id")
);
--> statement-breakpoint
CREATE TABLE "email_addresses" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"origin_company_id" uuid NOT NULL,
	"contact_id" uuid,
	"address" text NOT NULL,
	CONSTRAINT "email_addresses_client_key" UNIQUE("client_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"origin_company_id" uuid,
	"stage" text NOT NULL,
	"stage_at" timestamp with time zone NOT NULL,
	"owner" text GENERATED ALWAYS AS (case when stage in ('ready','research','nurturing','qualified','passed') then 'agency' when stage in ('accepted','contacted','meeting','quoted') then 'client' end) STORED,
	"client_owner_id" uuid,
	"next_action" text,
	"due_at" timestamp with time zone,
	"due_zone" text,
	"assignee_id" uuid,
	"priority" smallint DEFAULT 0 NOT NULL,
	"callable_from" timestamp with time zone,
	"held_by" uuid,
	"hold_token" uuid,
	"held_until" timestamp with time zone,
	"source" text NOT NULL,
	"parent_lead_id" uuid,
	"merged_into_id" uuid,
	"round" smallint DEFAULT 1 NOT NULL,
	"external_id" text,
	"old_status" text,
	"lost_reason" text,
	"lost_on" date,
	"last_contacted_on" date,
	"competitor" text,
	"contract_start_on" date,
	"contract_end_on" date,
	"contract_months" smallint,
	"dormancy_reason" text,
	"closed_reason" text,
	"ended_by" uuid,
	"won_minor" integer,
	"won_currency" char(3),
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "leads_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "leads_stage" CHECK ("leads"."stage" in ('ready', 'research', 'nurturing', 'qualified', 'passed', 'accepted', 'contacted', 'meeting', 'quoted', 'won', 'closed')),
	CONSTRAINT "leads_source" CHECK ("leads"."source" in ('row', 'hand', 'moved', 'referred', 'unmerged')),
	CONSTRAINT "leads_next_action_word" CHECK ("leads"."next_action" in ('call', 'callback', 'research', 'wake', 'review', 'await-acceptance', 'contact', 'report')),
	CONSTRAINT "leads_open_means_dated_next_action" CHECK ((not ("leads"."stage" in ('won', 'closed'))) = ("leads"."next_action" is not null and "leads"."due_at" is not null) and (("leads"."next_action" is null) = ("leads"."due_at" is null))),
	CONSTRAINT "leads_at_client_means_named_person" CHECK (not ("leads"."stage" in ('accepted', 'contacted', 'meeting', 'quoted')) or "leads"."client_owner_id" is not null),
	CONSTRAINT "leads_nurturing_has_reason" CHECK ("leads"."stage" <> 'nurturing' or "leads"."dormancy_reason" is not null),
	CONSTRAINT "leads_closed_has_reason" CHECK (("leads"."stage" = 'closed') = ("leads"."closed_reason" is not null)),
	CONSTRAINT "leads_won_has_value" CHECK (("leads"."stage" = 'won') = ("leads"."won_minor" is not null) and ("leads"."won_minor" is null) = ("leads"."won_currency" is null)),
	CONSTRAINT "leads_hold_whole" CHECK (num_nulls("leads"."held_by", "leads"."hold_token", "leads"."held_until") in (0, 3)),
	CONSTRAINT "leads_held_is_open" CHECK ("leads"."held_by" is null or not ("leads"."stage" in ('won', 'closed'))),
	CONSTRAINT "leads_ready_is_callable_some_time" CHECK ("leads"."stage" <> 'ready' or "leads"."callable_from" is not null)
);
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"origin_company_id" uuid NOT NULL,
	"contact_id" uuid,
	"e164" text NOT NULL,
	"ext" text,
	"raw" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"number_hash" text NOT NULL,
	"position" smallint NOT NULL,
	"dead_at" timestamp with time zone,
	"dead_reason" text,
	CONSTRAINT "phone_numbers_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "phone_numbers_e164" CHECK ("phone_numbers"."e164" ~ '^\+[1-9][0-9]{5,14}$'),
	CONSTRAINT "phone_numbers_kind" CHECK ("phone_numbers"."kind" in ('fixed', 'mobile', 'fixed-or-mobile', 'toll-free', 'shared-cost', 'uan', 'voip', 'premium', 'unknown')),
	CONSTRAINT "phone_numbers_label" CHECK ("phone_numbers"."label" in ('main', 'direct', 'mobile', 'other'))
);
--> statement-breakpoint
CREATE TABLE "country_bases" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"country" text NOT NULL,
	"basis" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening_numbers" (
	"screening_id" uuid NOT NULL,
	"number_hash" text NOT NULL,
	CONSTRAINT "screening_numbers_screening_id_number_hash_pk" PRIMARY KEY("screening_id","number_hash")
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"list" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"entries" integer NOT NULL,
	"synthetic" boolean NOT NULL,
	"loaded_by" uuid,
	"loaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "screenings_list" CHECK ("screenings"."list" in ('TPS', 'CTPS', 'US-DNC', 'AU-DNCR', 'CA-DNCL'))
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid,
	"kind" text NOT NULL,
	"value_hash" text NOT NULL,
	"source" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "suppressions_kind" CHECK ("suppressions"."kind" in ('number', 'email', 'domain', 'company', 'person')),
	CONSTRAINT "suppressions_source" CHECK ("suppressions"."source" in ('import', 'outcome', 'person', 'list'))
);
--> statement-breakpoint
CREATE TABLE "handback_updates" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"handback_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value_minor" integer,
	"currency" char(3),
	"note" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "handback_updates_kind" CHECK ("handback_updates"."kind" in ('contacted', 'meeting', 'quoted', 'won', 'lost', 'returned')),
	CONSTRAINT "handback_updates_money_whole" CHECK (num_nulls("handback_updates"."value_minor", "handback_updates"."currency") in (0, 2) and ("handback_updates"."kind" <> 'won' or "handback_updates"."value_minor" is not null))
);
--> statement-breakpoint
CREATE TABLE "handbacks" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"status" text NOT NULL,
	"qualified_by" uuid NOT NULL,
	"qualified_at" timestamp with time zone NOT NULL,
	"summary" text,
	"gate_by" uuid,
	"gate_at" timestamp with time zone,
	"gate_note" text,
	"accept_by" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decline_reason" text,
	"decline_note" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "handbacks_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "handbacks_status" CHECK ("handbacks"."status" in ('gate', 'refused', 'passed', 'declined', 'expired', 'accepted', 'returned', 'won', 'lost')),
	CONSTRAINT "handbacks_passed_has_clock" CHECK ("handbacks"."status" in ('gate', 'refused') or ("handbacks"."gate_at" is not null and "handbacks"."accept_by" is not null)),
	CONSTRAINT "handbacks_decline_has_reason" CHECK (("handbacks"."status" = 'declined') = ("handbacks"."decline_reason" is not null)),
	CONSTRAINT "handbacks_decline_word" CHECK ("handbacks"."decline_reason" in ('wrong-timing', 'wrong-contact', 'already-customer', 'not-as-agreed', 'other'))
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"client_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"piece" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_files_import_id_piece_pk" PRIMARY KEY("import_id","piece")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"physical_line" integer NOT NULL,
	"cells" text[] NOT NULL,
	"verdict" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"steps" jsonb NOT NULL,
	"cluster" integer,
	"company_id" uuid,
	"lead_id" uuid,
	CONSTRAINT "import_rows_line" UNIQUE("import_id","line"),
	CONSTRAINT "import_rows_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "import_rows_verdict" CHECK ("import_rows"."verdict" in ('blank', 'quarantined', 'suppressed', 'merged', 'lead')),
	CONSTRAINT "import_rows_lead_has_lead" CHECK ("import_rows"."verdict" <> 'lead' or "import_rows"."lead_id" is not null),
	CONSTRAINT "import_rows_merged_has_company" CHECK ("import_rows"."verdict" <> 'merged' or "import_rows"."company_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"status" text NOT NULL,
	"settings" jsonb NOT NULL,
	"rows_read" integer,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"phase" text,
	"problem" text,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"committed_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('ready', 'queued', 'committing', 'committed', 'cancelled', 'failed', 'undone')),
	CONSTRAINT "imports_committed_has_rows" CHECK ("imports"."status" <> 'committed' or ("imports"."rows_read" is not null and "imports"."committed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"once_key" text NOT NULL,
	"status" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "messages_status" CHECK ("messages"."status" in ('queued', 'sending', 'sent', 'outbox', 'failed', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "match_decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"a_company_id" uuid NOT NULL,
	"b_company_id" uuid NOT NULL,
	"probability" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"settled_by_id" uuid,
	CONSTRAINT "match_decisions_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "match_decisions_order" CHECK ("match_decisions"."a_company_id" < "match_decisions"."b_company_id"),
	CONSTRAINT "match_decisions_answer" CHECK ("match_decisions"."answer" in ('same', 'different', 'branch', 'later')),
	CONSTRAINT "match_decisions_answer_whole" CHECK (num_nulls("match_decisions"."answer", "match_decisions"."answered_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "match_keys" (
	"client_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "match_keys_company_id_kind_key_pk" PRIMARY KEY("company_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"kept_company_id" uuid NOT NULL,
	"merged_company_id" uuid NOT NULL,
	"kept_lead_id" uuid,
	"merged_lead_id" uuid,
	"decision_id" uuid,
	"probability" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "merges_client_key" UNIQUE("client_id","id")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"value" text NOT NULL,
	"attempt_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_once" UNIQUE("lead_id","criterion_id")
);
--> statement-breakpoint
CREATE TABLE "dispositions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"human" boolean DEFAULT false NOT NULL,
	"contact" boolean DEFAULT false NOT NULL,
	"decision_maker" boolean DEFAULT false NOT NULL,
	"machine" boolean DEFAULT false NOT NULL,
	"unworkable" boolean DEFAULT false NOT NULL,
	"do_not_call" boolean DEFAULT false NOT NULL,
	"callback" boolean DEFAULT false NOT NULL,
	"qualified" boolean DEFAULT false NOT NULL,
	"effect" text NOT NULL,
	"to_stage" text NOT NULL,
	"next_action" text,
	"dormancy_reason" text,
	"close_reason" text,
	"asks_date" boolean DEFAULT false NOT NULL,
	"after_minutes" integer,
	CONSTRAINT "dispositions_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "dispositions_code" UNIQUE("campaign_id","code"),
	CONSTRAINT "dispositions_effect" CHECK ("dispositions"."effect" in ('none', 'number', 'person', 'company')),
	CONSTRAINT "dispositions_stage" CHECK ("dispositions"."to_stage" in ('ready', 'research', 'nurturing', 'qualified', 'closed')),
	CONSTRAINT "dispositions_leave_a_date" CHECK ("dispositions"."to_stage" in ('qualified', 'closed') or "dispositions"."asks_date" or "dispositions"."after_minutes" is not null),
	CONSTRAINT "dispositions_close_reason" CHECK (("dispositions"."to_stage" = 'closed') = ("dispositions"."close_reason" is not null)),
	CONSTRAINT "dispositions_dormancy" CHECK (("dispositions"."to_stage" = 'nurturing') = ("dispositions"."dormancy_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"hold_token" uuid,
	"text" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"disposition_id" uuid NOT NULL,
	"hold_token" uuid NOT NULL,
	"contact_id" uuid,
	"phone_number_id" uuid,
	"to_stage" text NOT NULL,
	"due_at" timestamp with time zone,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "outcomes_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "outcomes_once_per_attempt" UNIQUE("attempt_id"),
	CONSTRAINT "outcomes_once_per_hold" UNIQUE("lead_id","hold_token")
);
--> statement-breakpoint
CREATE TABLE "agent_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"conference_name" text NOT NULL,
	"conference_sid" text,
	"agent_call_sid" text,
	"opened_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_because" text,
	CONSTRAINT "agent_sessions_conferenceName_unique" UNIQUE("conference_name")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"contact_id" uuid,
	"phone_number_id" uuid NOT NULL,
	"number_hash" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"hold_token" uuid NOT NULL,
	"round" smallint NOT NULL,
	"decision" jsonb NOT NULL,
	"status" text NOT NULL,
	"call_sid" text,
	"placed_at" timestamp with time zone NOT NULL,
	"ringing_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"talk_seconds" integer,
	"answered_by" text,
	"sip_code" smallint,
	"ended_by" text,
	"error_code" integer,
	"voicemail_left_at" timestamp with time zone,
	CONSTRAINT "attempts_callSid_unique" UNIQUE("call_sid"),
	CONSTRAINT "attempts_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "attempts_status" CHECK ("attempts"."status" in ('placing', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled', 'unknown')),
	CONSTRAINT "attempts_answered_by" CHECK ("attempts"."answered_by" in ('human', 'machine', 'fax', 'unknown')),
	CONSTRAINT "attempts_ended_has_end" CHECK (not ("attempts"."status" in ('completed', 'busy', 'no-answer', 'failed', 'canceled')) or "attempts"."ended_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid,
	"attempt_id" uuid,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"body" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_events_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "call_events_attempt_whole" CHECK (num_nulls("call_events"."client_id", "call_events"."attempt_id") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_agents" ADD CONSTRAINT "campaign_agents_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_lines" ADD CONSTRAINT "script_lines_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_client_id_merged_into_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","merged_into_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_origin_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","origin_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_addresses" ADD CONSTRAINT "email_addresses_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_addresses" ADD CONSTRAINT "email_addresses_client_id_origin_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","origin_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_addresses" ADD CONSTRAINT "email_addresses_client_id_contact_id_contacts_client_id_id_fk" FOREIGN KEY ("client_id","contact_id") REFERENCES "public"."contacts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_held_by_users_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_origin_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","origin_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_client_owner_id_users_client_id_id_fk" FOREIGN KEY ("client_id","client_owner_id") REFERENCES "public"."users"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_parent_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","parent_lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_merged_into_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","merged_into_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_client_id_origin_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","origin_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_client_id_contact_id_contacts_client_id_id_fk" FOREIGN KEY ("client_id","contact_id") REFERENCES "public"."contacts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_bases" ADD CONSTRAINT "country_bases_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_bases" ADD CONSTRAINT "country_bases_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_numbers" ADD CONSTRAINT "screening_numbers_screening_id_screenings_id_fk" FOREIGN KEY ("screening_id") REFERENCES "public"."screenings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_loaded_by_users_id_fk" FOREIGN KEY ("loaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handback_updates" ADD CONSTRAINT "handback_updates_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handback_updates" ADD CONSTRAINT "handback_updates_client_id_handback_id_handbacks_client_id_id_fk" FOREIGN KEY ("client_id","handback_id") REFERENCES "public"."handbacks"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_qualified_by_users_id_fk" FOREIGN KEY ("qualified_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_gate_by_users_id_fk" FOREIGN KEY ("gate_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbacks" ADD CONSTRAINT "handbacks_client_id_attempt_id_attempts_client_id_id_fk" FOREIGN KEY ("client_id","attempt_id") REFERENCES "public"."attempts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_client_id_import_id_imports_client_id_id_fk" FOREIGN KEY ("client_id","import_id") REFERENCES "public"."imports"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_client_id_import_id_imports_client_id_id_fk" FOREIGN KEY ("client_id","import_id") REFERENCES "public"."imports"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_client_id_a_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","a_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_client_id_b_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","b_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_keys" ADD CONSTRAINT "match_keys_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_client_id_kept_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","kept_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_client_id_merged_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","merged_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_client_id_kept_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","kept_lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_client_id_merged_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","merged_lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_client_id_criterion_id_criteria_client_id_id_fk" FOREIGN KEY ("client_id","criterion_id") REFERENCES "public"."criteria"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_client_id_attempt_id_attempts_client_id_id_fk" FOREIGN KEY ("client_id","attempt_id") REFERENCES "public"."attempts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_client_id_attempt_id_attempts_client_id_id_fk" FOREIGN KEY ("client_id","attempt_id") REFERENCES "public"."attempts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_client_id_disposition_id_dispositions_client_id_id_fk" FOREIGN KEY ("client_id","disposition_id") REFERENCES "public"."dispositions"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_client_id_contact_id_contacts_client_id_id_fk" FOREIGN KEY ("client_id","contact_id") REFERENCES "public"."contacts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_client_id_phone_number_id_phone_numbers_client_id_id_fk" FOREIGN KEY ("client_id","phone_number_id") REFERENCES "public"."phone_numbers"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_sessions" ADD CONSTRAINT "agent_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_agent_id_users_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_session_id_agent_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."agent_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_client_id_contact_id_contacts_client_id_id_fk" FOREIGN KEY ("client_id","contact_id") REFERENCES "public"."contacts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_client_id_phone_number_id_phone_numbers_client_id_id_fk" FOREIGN KEY ("client_id","phone_number_id") REFERENCES "public"."phone_numbers"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_client_id_attempt_id_attempts_client_id_id_fk" FOREIGN KEY ("client_id","attempt_id") REFERENCES "public"."attempts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_lead" ON "events" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "events_campaign_type" ON "events" USING btree ("campaign_id","type","at");--> statement-breakpoint
CREATE INDEX "events_import" ON "events" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "events_company" ON "events" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_subject" ON "sign_in_failures" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "campaign_agents_user" ON "campaign_agents" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "companies_merged_into" ON "companies" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "contacts_company" ON "contacts" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "contacts_origin" ON "contacts" USING btree ("origin_company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_addresses_once" ON "email_addresses" USING btree ("origin_company_id","address");--> statement-breakpoint
CREATE INDEX "email_addresses_company" ON "email_addresses" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_company_once" ON "leads" USING btree ("campaign_id","company_id") WHERE "leads"."merged_into_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "leads_one_hold_per_agent" ON "leads" USING btree ("held_by") WHERE "leads"."held_by" is not null;--> statement-breakpoint
CREATE INDEX "leads_queue" ON "leads" USING btree ("campaign_id","priority" DESC NULLS FIRST,"callable_from","id") WHERE "leads"."stage" = 'ready' and "leads"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "leads_own_callbacks" ON "leads" USING btree ("assignee_id","callable_from") WHERE "leads"."stage" = 'ready' and "leads"."next_action" = 'callback' and "leads"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "leads_company" ON "leads" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "leads_origin" ON "leads" USING btree ("origin_company_id") WHERE "leads"."origin_company_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_merged_into" ON "leads" USING btree ("merged_into_id") WHERE "leads"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_stage_due" ON "leads" USING btree ("campaign_id","stage","due_at");--> statement-breakpoint
CREATE INDEX "leads_due" ON "leads" USING btree ("due_at") WHERE "leads"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_once" ON "phone_numbers" USING btree ("origin_company_id","e164",coalesce("ext", ''));--> statement-breakpoint
CREATE INDEX "phone_numbers_company" ON "phone_numbers" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "phone_numbers_hash" ON "phone_numbers" USING btree ("number_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "country_bases_once" ON "country_bases" USING btree ("campaign_id","country");--> statement-breakpoint
CREATE INDEX "screenings_latest" ON "screenings" USING btree ("list","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_once" ON "suppressions" USING btree (coalesce("client_id", '00000000-0000-0000-0000-000000000000'::uuid),"kind","value_hash") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "suppressions_value" ON "suppressions" USING btree ("value_hash");--> statement-breakpoint
CREATE INDEX "handback_updates_handback" ON "handback_updates" USING btree ("handback_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "handbacks_one_open" ON "handbacks" USING btree ("lead_id") WHERE "handbacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "handbacks_client_status" ON "handbacks" USING btree ("client_id","status");--> statement-breakpoint
CREATE INDEX "handbacks_lead" ON "handbacks" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "import_rows_company" ON "import_rows" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "import_rows_lead" ON "import_rows" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "import_rows_verdict_of" ON "import_rows" USING btree ("import_id","verdict","line");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_same_file_once" ON "imports" USING btree ("client_id","campaign_id","sha256") WHERE "imports"."status" not in ('cancelled', 'failed', 'undone');--> statement-breakpoint
CREATE INDEX "imports_campaign" ON "imports" USING btree ("campaign_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("once_key");--> statement-breakpoint
CREATE INDEX "messages_status_of" ON "messages" USING btree ("status","queued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "match_decisions_pair" ON "match_decisions" USING btree ("client_id","a_company_id","b_company_id");--> statement-breakpoint
CREATE INDEX "match_decisions_answered" ON "match_decisions" USING btree ("answered_by","answered_at");--> statement-breakpoint
CREATE INDEX "match_decisions_b" ON "match_decisions" USING btree ("b_company_id");--> statement-breakpoint
CREATE INDEX "match_decisions_open" ON "match_decisions" USING btree ("client_id","probability") WHERE "match_decisions"."answer" is null or "match_decisions"."answer" = 'later';--> statement-breakpoint
CREATE INDEX "match_keys_lookup" ON "match_keys" USING btree ("client_id","kind","key");--> statement-breakpoint
CREATE UNIQUE INDEX "merges_once" ON "merges" USING btree ("merged_company_id") WHERE "merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("kept_company_id");--> statement-breakpoint
CREATE INDEX "merges_client" ON "merges" USING btree ("client_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "notes_one_per_hold" ON "notes" USING btree ("lead_id","hold_token");--> statement-breakpoint
CREATE INDEX "notes_lead" ON "notes" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "outcomes_campaign" ON "outcomes" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "outcomes_lead" ON "outcomes" USING btree ("lead_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_sessions_one_open" ON "agent_sessions" USING btree ("user_id") WHERE "agent_sessions"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_live_per_agent" ON "attempts" USING btree ("agent_id") WHERE "attempts"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_live_per_lead" ON "attempts" USING btree ("lead_id") WHERE "attempts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "attempts_number" ON "attempts" USING btree ("number_hash","placed_at");--> statement-breakpoint
CREATE INDEX "attempts_company" ON "attempts" USING btree ("company_id","placed_at");--> statement-breakpoint
CREATE INDEX "attempts_lead" ON "attempts" USING btree ("lead_id","placed_at");--> statement-breakpoint
CREATE INDEX "attempts_campaign" ON "attempts" USING btree ("campaign_id","placed_at");--> statement-breakpoint
CREATE INDEX "call_events_attempt" ON "call_events" USING btree ("attempt_id","received_at");