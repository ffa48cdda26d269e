CREATE TABLE "former_questions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"question" text NOT NULL,
	"hint" text,
	"choices" text[],
	"required" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "former_questions_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "former_questions_spell" CHECK ("former_questions"."until" >= "former_questions"."since")
);
--> statement-breakpoint
ALTER TABLE "script_lines" DROP CONSTRAINT "script_lines_position";--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "asked_since" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "required_since" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "put_away_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "script_lines" ADD COLUMN "since" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "script_lines" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "handbacks" ADD COLUMN "fee_minor" integer;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "former_question_id" uuid;--> statement-breakpoint
ALTER TABLE "former_questions" ADD CONSTRAINT "former_questions_client_id_criterion_id_criteria_client_id_id_fk" FOREIGN KEY ("client_id","criterion_id") REFERENCES "public"."criteria"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_questions_until" ON "former_questions" USING btree ("criterion_id","until");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_client_id_former_question_id_former_questions_client_id_id_fk" FOREIGN KEY ("client_id","former_question_id") REFERENCES "public"."former_questions"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "script_lines_position" ON "script_lines" USING btree ("campaign_id","position") WHERE "script_lines"."until" is null;--> statement-breakpoint
-- The fee could not be changed until now: what was passed was passed at the one the campaign has.
update "handbacks" h set "fee_minor" = c."fee_per_lead_minor" from "campaigns" c where c.id = h.campaign_id and h.accept_by is not null;
--> statement-breakpoint
alter table "former_questions" enable row level security;
--> statement-breakpoint
alter table "former_questions" force row level security;
--> statement-breakpoint
create policy "former_questions_wall" on "former_questions" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "former_questions" to rekindle_app;
