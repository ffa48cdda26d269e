// Long because a company, its people, their numbers and its leads point at each other: in two files they would import in a circle.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  closeReasons,
  dormancyReasons,
  goldenFields,
  leadSources,
  nextActions,
  phoneKinds,
  phoneLabels,
  stages,
  survivorships,
} from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns, clients } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";

/**
 * A company of one client. Merging marks it and moves what it owns; its own fields stay untouched,
 * so that unmerging gives back exactly what was there.
 */
export const companies = pgTable(
  "companies",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    name: text().notNull(),
    website: text(),
    domain: text(),
    addressLine1: text(),
    addressLine2: text(),
    city: text(),
    region: text(),
    postcode: text(),
    country: char({ length: 2 }),
    timeZone: text(),
    industry: text(),
    employees: text(),
    companyNumber: text(),
    mergedIntoId: uuid(),
    /** It was one person, who asked that nothing is kept of them. */
    erasedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("companies_client_key").on(t.clientId, t.id),
    check(
      "companies_erased",
      sql`${t.erasedAt} is null or num_nonnulls(${t.website}, ${t.domain}, ${t.addressLine1}, ${t.addressLine2}, ${t.city}, ${t.region}, ${t.postcode}, ${t.industry}, ${t.employees}, ${t.companyNumber}) = 0`,
    ),
    withinClient(t, t.mergedIntoId, t),
    check("companies_not_into_itself", sql`${t.mergedIntoId} <> ${t.id}`),
    index("companies_merged_into").on(t.mergedIntoId),
    /** Whose name begins so, asked at each pause while somebody types. */
    index("companies_name_start").on(t.clientId, sql`lower(${t.name}) text_pattern_ops`),
  ],
);

/** How a client wants a field of merged records chosen; a field without a row follows the house's own rule. */
export const survivorshipRules = pgTable(
  "survivorship_rules",
  {
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    field: text({ enum: goldenFields }).notNull(),
    rule: text({ enum: survivorships }).notNull(),
    /** The file whose word counts first, where the rule is a preferred file. No foreign key: an import that is undone keeps its row. */
    importId: uuid(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.field] }),
    check("survivorship_rules_field", oneOf(t.field, goldenFields)),
    check("survivorship_rules_rule", oneOf(t.rule, survivorships)),
    check("survivorship_rules_file", sql`(${t.rule} = 'preferred-file') = (${t.importId} is not null)`),
  ],
);

/** A person's word against the rule: for this company this field is what that record says, or what was typed, as long as it stands for several. */
export const fieldChoices = pgTable(
  "field_choices",
  {
    clientId: uuid().notNull(),
    companyId: uuid().notNull(),
    field: text({ enum: goldenFields }).notNull(),
    sourceCompanyId: uuid(),
    /** The columns of a company that make up the field, as somebody typed them. */
    typed: jsonb().$type<Record<string, string | null>>(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.field] }),
    check("field_choices_one_word", sql`num_nonnulls(${t.sourceCompanyId}, ${t.typed}) = 1`),
    withinClient(t, t.companyId, companies).onDelete("cascade"),
    withinClient(t, t.sourceCompanyId, companies).onDelete("cascade"),
    check("field_choices_field", oneOf(t.field, goldenFields)),
    index("field_choices_source").on(t.sourceCompanyId),
  ],
);

/** A person at a company. `originCompanyId` is where they came from: unmerging sends them home. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    clientId: uuid().notNull(),
    companyId: uuid().notNull(),
    originCompanyId: uuid().notNull(),
    fullName: text().notNull(),
    firstName: text(),
    lastName: text(),
    jobTitle: text(),
    decides: boolean().notNull().default(false),
    leftAt: instant(),
    /** They asked for it: nothing is left of them but that calls were made to somebody here. */
    erasedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("contacts_client_key").on(t.clientId, t.id),
    check(
      "contacts_erased",
      sql`${t.erasedAt} is null or (${t.fullName} = '' and num_nonnulls(${t.firstName}, ${t.lastName}, ${t.jobTitle}) = 0 and not ${t.decides} and ${t.leftAt} is not null)`,
    ),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.originCompanyId, companies),
    index("contacts_company").on(t.companyId),
    index("contacts_origin").on(t.originCompanyId),
  ],
);

/** A number as it came (`raw`) and as it is dialled (`e164`). Dead numbers stay, struck out, so that nobody adds them again. */
export const phoneNumbers = pgTable(
  "phone_numbers",
  {
    id: id(),
    clientId: uuid().notNull(),
    companyId: uuid().notNull(),
    originCompanyId: uuid().notNull(),
    contactId: uuid(),
    e164: text().notNull(),
    ext: text(),
    raw: text().notNull(),
    kind: text({ enum: phoneKinds }).notNull(),
    label: text({ enum: phoneLabels }).notNull(),
    /** Keyed hash of the number: what suppressions and attempt caps compare across clients. */
    numberHash: text().notNull(),
    position: smallint().notNull(),
    deadAt: instant(),
    deadReason: text(),
    /** Its person was erased: only the hash is left, by which calls to it still count. */
    erasedAt: instant(),
  },
  (t) => [
    unique("phone_numbers_client_key").on(t.clientId, t.id),
    uniqueIndex("phone_numbers_once")
      .on(t.originCompanyId, t.e164, sql`coalesce(${t.ext}, '')`)
      .where(sql`${t.erasedAt} is null`),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.originCompanyId, companies),
    withinClient(t, t.contactId, contacts),
    check("phone_numbers_e164", sql`${t.erasedAt} is not null or ${t.e164} ~ '^\\+[1-9][0-9]{5,14}$'`),
    check(
      "phone_numbers_erased",
      sql`${t.erasedAt} is null or (${t.e164} = '' and ${t.raw} = '' and ${t.ext} is null and ${t.deadAt} is not null)`,
    ),
    check("phone_numbers_kind", oneOf(t.kind, phoneKinds)),
    check("phone_numbers_label", oneOf(t.label, phoneLabels)),
    index("phone_numbers_company").on(t.companyId),
    index("phone_numbers_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
    index("phone_numbers_hash").on(t.numberHash),
  ],
);

export const emailAddresses = pgTable(
  "email_addresses",
  {
    id: id(),
    clientId: uuid().notNull(),
    companyId: uuid().notNull(),
    originCompanyId: uuid().notNull(),
    contactId: uuid(),
    address: text().notNull(),
  },
  (t) => [
    unique("email_addresses_client_key").on(t.clientId, t.id),
    uniqueIndex("email_addresses_once").on(t.originCompanyId, t.address),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.originCompanyId, companies),
    withinClient(t, t.contactId, contacts),
    index("email_addresses_company").on(t.companyId),
    index("email_addresses_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
  ],
);

/**
 * One company in one campaign. Three promises are kept by the table itself: an open lead has a next action with a date;
 * a lead at the client has a named person there; the owner follows from the stage and cannot say otherwise.
 */
export const leads = pgTable(
  "leads",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    companyId: uuid().notNull(),
    /** Where a lead came from that stands at another company since a merge: unmerging sends it home. Null: it is at home. */
    originCompanyId: uuid(),
    stage: text({ enum: stages }).notNull(),
    stageAt: instant().notNull(),
    owner: text({ enum: ["agency", "client"] }).generatedAlwaysAs(
      sql`case when stage in ('ready','research','nurturing','qualified','passed') then 'agency' when stage in ('accepted','contacted','meeting','quoted') then 'client' end`,
    ),
    clientOwnerId: uuid(),
    nextAction: text({ enum: nextActions }),
    dueAt: instant(),
    /** The zone a due time was promised in, when it was promised to someone. */
    dueZone: text(),
    /** What was promised, on their wall's clock: the instant follows from it and the zone, and is worked out anew when either rule changes. */
    dueWall: timestamp({ mode: "string" }),
    /** The instant of a promise that was not kept; it stays until the lead has been called. */
    missedAt: instant(),
    assigneeId: uuid().references(() => users.id),

    /** What the client's own file says for calling it soon, 0 to 100: one of the weights of the queue's order. */
    priority: smallint().notNull().default(0),
    /** Its step in the queue, the lowest served first. Written by the rule in `queue`; a trigger puts a provisional one in its place when its facts change. */
    queueRank: smallint().notNull().default(120),
    /** When the step has to be worked out anew, because a fact has changed or the hour will; null: it stands. */
    rankAgainAt: instant(),
    /** The language to speak with them, ISO 639-1, where their country has one of its own; empty: whichever. */
    language: text().notNull().default(""),
    /** A manager wants this agent to be served it next. */
    pulledFor: uuid().references(() => users.id),
    /** Not before this instant, as far as was known when it was computed; the law is asked again under the lock. */
    callableFrom: instant(),
    /** Since when no hour has been known at which the law would let anybody ring, and the rule that says so; it goes when one is known again. */
    blockedSince: instant(),
    blockedBy: text(),

    /** The hold: who, until when, and the token that fences every write made under it. */
    heldBy: uuid().references(() => users.id),
    holdToken: uuid(),
    heldUntil: instant(),

    source: text({ enum: leadSources }).notNull(),
    parentLeadId: uuid(),
    mergedIntoId: uuid(),
    round: smallint().notNull().default(1),
    externalId: text(),
    oldStatus: text(),
    lostReason: text(),
    lostOn: date(),
    lastContactedOn: date(),
    competitor: text(),
    contractStartOn: date(),
    contractEndOn: date(),
    contractMonths: smallint(),
    /** Which of these, and of its priority, it says by the word of leads that went into it, and what it said before: parting gives that back. */
    brought: jsonb().$type<Record<string, { was: string | number | null; is: string | number | null }>>(),
    dormancyReason: text({ enum: dormancyReasons }),

    closedReason: text({ enum: closeReasons }),
    endedBy: uuid().references(() => users.id),
    wonMinor: bigint({ mode: "number" }),
    wonCurrency: char({ length: 3 }),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("leads_client_key").on(t.clientId, t.id),
    /** One lead a company and campaign; those merged into it stand beside it and wait to be revived. */
    uniqueIndex("leads_company_once").on(t.campaignId, t.companyId).where(sql`${t.mergedIntoId} is null`),
    withinClient(t, t.campaignId, campaigns),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.originCompanyId, companies),
    withinClient(t, t.clientOwnerId, users),
    withinClient(t, t.parentLeadId, t),
    withinClient(t, t.mergedIntoId, t),
    check("leads_stage", oneOf(t.stage, stages)),
    check("leads_source", oneOf(t.source, leadSources)),
    check("leads_next_action_word", oneOf(t.nextAction, nextActions)),
    /** What may not be said of a lead at once: a function, because a table pays for the length of its checks at each write, and every claim is one. */
    check("leads_sound", sql`lead_is_sound(leads)`),
    /** An agent holds one lead at a time. */
    uniqueIndex("leads_one_hold_per_agent").on(t.heldBy).where(sql`${t.heldBy} is not null`),
    /** The queue's own order: the claim looks at each step of it in turn and stops at the first free row that is due. */
    index("leads_queue")
      .on(t.campaignId, t.queueRank, t.language, t.callableFrom, t.id)
      .where(sql`${t.stage} = 'ready' and ${t.mergedIntoId} is null`),
    /** An agent's own promises come before the queue. */
    index("leads_own_callbacks")
      .on(t.assigneeId, t.callableFrom)
      .where(sql`${t.stage} = 'ready' and ${t.nextAction} = 'callback' and ${t.mergedIntoId} is null`),
    index("leads_pulled").on(t.pulledFor).where(sql`${t.pulledFor} is not null`),
    /** Whose place has to be worked out anew. */
    index("leads_rank_again")
      .on(t.rankAgainAt)
      .where(sql`${t.rankAgainAt} is not null and ${t.stage} = 'ready' and ${t.mergedIntoId} is null`),
    check("leads_language", sql`${t.language} ~ '^([a-z]{2})?$'`),
    /** Whom no rule lets anybody ring: asked again now and then, and told when they have stood so for long. */
    index("leads_blocked").on(t.callableFrom).where(sql`${t.blockedSince} is not null`),
    /** What was promised, by its hour: the clock that watches over promises looks at those around now. */
    index("leads_promises")
      .on(t.dueAt)
      .where(sql`${t.stage} = 'ready' and ${t.nextAction} = 'callback' and ${t.mergedIntoId} is null`),
    index("leads_company").on(t.companyId),
    index("leads_origin").on(t.originCompanyId).where(sql`${t.originCompanyId} is not null`),
    index("leads_parent").on(t.parentLeadId).where(sql`${t.parentLeadId} is not null`),
    /** The client's own row id: how a newer export of the same system finds its leads again. */
    index("leads_external_id").on(t.clientId, t.externalId).where(sql`${t.externalId} is not null`),
    index("leads_merged_into").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    index("leads_stage_due").on(t.campaignId, t.stage, t.dueAt),
    index("leads_due").on(t.dueAt).where(sql`${t.dueAt} is not null`),
  ],
);
