/**
 * The words of the trade, once. The database checks them, the screens say them, and both sides of the wire may import them.
 * A word that is stored is never renamed: labels change, codes stay. One file, though long: it is lists and nothing else, read by every
 * room, and a word of one room is checked in the tables of another.
 */

export const roles = ["agent", "manager", "admin", "client"] as const;
export type Role = (typeof roles)[number];

/** Why an agent is away from the desk for a while. */
export const pauseReasons = ["break", "meeting", "training", "paperwork", "technical"] as const;
export type PauseReason = (typeof pauseReasons)[number];
/** Why a campaign is paused. */
export const campaignPauseReasons = ["client-asked", "no-agents", "season", "to-be-mended", "other"] as const;
export type CampaignPauseReason = (typeof campaignPauseReasons)[number];
/** What a campaign calls about where the law asks for the called party's consent; then all there is to choose from. */
export const consentSectors = ["claims-management", "pensions"] as const;
export const campaignSectors = ["general", ...consentSectors] as const;
export type CampaignSector = (typeof campaignSectors)[number];
/** Why somebody is away. */
export const absenceReasons = ["holiday", "ill", "training", "other"] as const;

/** What becomes of promises that fall into an absence: a colleague keeps them, or their maker does on their return. */
export const absentCallbacks = ["anyone", "wait"] as const;

/** The life of a lead. Being held by an agent is a lease on the row, not a stage. */
export const stages = [
  "ready",
  "research",
  "nurturing",
  "qualified",
  "passed",
  "accepted",
  "contacted",
  "meeting",
  "quoted",
  "won",
  "closed",
] as const;
export type Stage = (typeof stages)[number];

export const agencyStages = [
  "ready",
  "research",
  "nurturing",
  "qualified",
  "passed",
] as const satisfies readonly Stage[];
export const clientStages = ["accepted", "contacted", "meeting", "quoted"] as const satisfies readonly Stage[];
export const finalStages = ["won", "closed"] as const satisfies readonly Stage[];

export type Owner = "agency" | "client";

/** Who owes the next step on a lead in this stage; nobody once it is won or closed. */
export function ownerOf(stage: Stage): Owner | null {
  if ((agencyStages as readonly Stage[]).includes(stage)) return "agency";
  if ((clientStages as readonly Stage[]).includes(stage)) return "client";
  return null;
}

export const isOpen = (stage: Stage): boolean => ownerOf(stage) !== null;

/** What happens next, and always ours or the client's to do: never the prospect's. */
export const nextActions = [
  "call",
  "callback",
  "research",
  "wake",
  "review",
  "await-acceptance",
  "contact",
  "report",
] as const;
export type NextAction = (typeof nextActions)[number];

/** Why an open lead may be closed. "Not interested now" is not here: that is nurturing, with a date. */
export const closeReasons = [
  "asked-not-to-be-called",
  "out-of-business",
  "never-a-fit",
  "existing-customer",
  "open-opportunity",
  "erased-on-request",
  "campaign-ended",
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Why a lead sleeps; each reason has its own rule for waking. */
export const dormancyReasons = [
  "not-now",
  "under-contract",
  "offering-missing",
  "unhappy-but-staying",
  "decides-slowly",
  "competitor-news",
  "bought-elsewhere",
  "seasonal",
  "declined-by-client",
  "returned-by-client",
  "lost-by-client",
] as const;
export type DormancyReason = (typeof dormancyReasons)[number];

/** What can wake many leads at once: the client offers what they lacked, or something is heard of their supplier. */
export const signalKinds = ["offering-shipped", "competitor-news"] as const;
export type SignalKind = (typeof signalKinds)[number];

/** A sleeping lead is woken by a signal; one in any other stage gets a note. */
export const signalEffects = ["woken", "noted"] as const;
export type SignalEffect = (typeof signalEffects)[number];

/** How we keep in touch with somebody who sleeps. Calls are the queue's, emails the post's; the rest is done by hand. */
export const touchKinds = ["call", "email", "letter", "card", "event"] as const;
export type TouchKind = (typeof touchKinds)[number];

/** An open run of a plan has exactly one planned touch; the rest has happened, was passed over, or stopped with the run. */
export const touchStatuses = ["planned", "done", "failed", "skipped", "stopped"] as const;

/** Why a touch did not happen. */
export const touchSkips = ["no-address", "suppressed", "unsubscribed", "no-basis", "no-hour", "by-hand"] as const;
export type TouchSkip = (typeof touchSkips)[number];

/** Why nobody goes on with a plan. */
export const runEnds = [
  "finished",
  "replied",
  "bounced",
  "unsubscribed",
  "moved-on",
  "slept-anew",
  "by-hand",
  "erased",
] as const;
export type RunEnd = (typeof runEnds)[number];

/** The plans the house brings, each for a kind of dormant; a campaign takes them as its own and changes them. */
export const planPresets = [
  "monthly",
  "slow",
  "contract",
  "supplied",
  "unhappy",
  "elsewhere",
  "awaited",
  "season",
  "second-look",
] as const;
export type PlanPreset = (typeof planPresets)[number];

/** Why nothing more is written to an address. */
export const mailStopReasons = ["unsubscribed", "bounced", "complained"] as const;
export type MailStopReason = (typeof mailStopReasons)[number];

/** How a lead came to be: from a row of a file, or added later. A successor goes on where an ended campaign left off. */
export const leadSources = ["row", "hand", "moved", "referred", "unmerged", "successor"] as const;
export type LeadSource = (typeof leadSources)[number];

/** What became of one record of a file. The five add up to the records read. */
export const verdicts = ["blank", "quarantined", "suppressed", "merged", "lead"] as const;
export type Verdict = (typeof verdicts)[number];

export const importStatuses = ["ready", "queued", "committing", "committed", "cancelled", "failed", "undone"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** How a row of a newer file is known to be one we had: by the client's own id, by saying the same, or by a certain match. */
export const recognitions = ["row-id", "same-record", "match"] as const;
export type Recognition = (typeof recognitions)[number];

/** What a newer file can say differently. `follows` is what came of another change: the place in the queue, a way to find the record again. */
export const changeKinds = [
  "number",
  "person",
  "job-title",
  "email",
  "note",
  "name",
  "address",
  "website",
  "old-status",
  "loss",
  "last-contact",
  "contract",
  "competitor",
  "do-not-call",
  "wake",
  "follows",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const campaignStatuses = ["draft", "live", "paused", "ended"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

export const criterionKinds = ["text", "number", "date", "choice"] as const;
export type CriterionKind = (typeof criterionKinds)[number];

export const phoneLabels = ["main", "direct", "mobile", "other"] as const;
export type PhoneLabel = (typeof phoneLabels)[number];

/** What a line is, as far as its number tells. In North America landline and mobile cannot be told apart. */
export const phoneKinds = [
  "fixed",
  "mobile",
  "fixed-or-mobile",
  "toll-free",
  "shared-cost",
  "uan",
  "voip",
  "premium",
  "unknown",
] as const;
export type PhoneKind = (typeof phoneKinds)[number];

/** What the network said of a call. The agent's outcome is a different field and never overwrites this one. */
export const callStatuses = [
  "placing",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "no-answer",
  "failed",
  "canceled",
  "unknown",
] as const;
export type CallStatus = (typeof callStatuses)[number];
export const endedCallStatuses = [
  "completed",
  "busy",
  "no-answer",
  "failed",
  "canceled",
] as const satisfies readonly CallStatus[];

/**
 * How we come to speak with somebody: served by the queue, rung by hand, at an hour we promised; they ring us; or a recorded
 * message is left in their mailbox. Each asks the law, and the law does not ask the same of each.
 */
export type CallWay = "queue" | "manual" | "callback" | "inbound" | "voicemail-drop";

export const answeredBys = ["human", "machine", "fax", "unknown"] as const;
export type AnsweredBy = (typeof answeredBys)[number];

/** What an outcome acts on besides the lead. */
export const outcomeEffects = ["none", "number", "person", "company"] as const;
export type OutcomeEffect = (typeof outcomeEffects)[number];

export const suppressionKinds = ["number", "email", "domain", "company", "person"] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];
export const suppressionSources = ["import", "outcome", "person", "list", "client"] as const;
export type SuppressionSource = (typeof suppressionSources)[number];

/** What a client hands over so that it is not called: whom they sell to, whom they are selling to, who asked not to be called. */
export const suppressionListKinds = ["customers", "opportunities", "do-not-call"] as const;
export type SuppressionListKind = (typeof suppressionListKinds)[number];

/** Read but not yet used; in force; no longer, because a newer one stands in its place or somebody took it back. */
export const suppressionListStatuses = ["ready", "active", "replaced", "taken-back"] as const;

/** What became of a lead that was found on a list: closed by it, or shown to a person, because it is in hand or only likely. */
export const listFindings = ["closed", "in-hand", "likely", "reopened", "dismissed"] as const;
export type ListFinding = (typeof listFindings)[number];

/** What a rule is about; each kind carries its own figures. */
export const ruleKinds = ["hours", "wash", "cap", "round", "basis", "recorded", "sector"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A copy of a whole register clears whoever is not in it; the result of a wash speaks only of the numbers that were sent. */
export const screeningCovers = ["register", "wash"] as const;
export type ScreeningCover = (typeof screeningCovers)[number];

export const screeningLists = ["TPS", "CTPS", "US-DNC", "AU-DNCR", "CA-DNCL"] as const;
export type ScreeningList = (typeof screeningLists)[number];

export const handbackStatuses = [
  "gate",
  "refused",
  "passed",
  "declined",
  "expired",
  "accepted",
  "returned",
  "won",
  "lost",
] as const;
export type HandbackStatus = (typeof handbackStatuses)[number];

/** Why a client may decline a passed lead, and what the agency then does with it. */
export const declineReasons = ["wrong-timing", "wrong-contact", "already-customer", "not-as-agreed", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const handbackUpdateKinds = ["contacted", "meeting", "quoted", "won", "lost", "returned"] as const;
export type HandbackUpdateKind = (typeof handbackUpdateKinds)[number];

/** A person's answer to "are these two the same company?". */
export const pairAnswers = ["same", "different", "branch", "later"] as const;
export type PairAnswer = (typeof pairAnswers)[number];

/** What a company merged from several records says once: address and web address each as a whole, never mixed from two records. */
export const goldenFields = ["name", "address", "web", "industry", "employees", "company-number"] as const;
export type GoldenField = (typeof goldenFields)[number];

/** Whose word counts where merged records differ. */
export const survivorships = [
  "kept-record",
  "most-recent",
  "most-complete",
  "most-often",
  "longest",
  "preferred-file",
] as const;
export type Survivorship = (typeof survivorships)[number];

export const messageStatuses = ["queued", "sending", "sent", "outbox", "failed", "unknown"] as const;
export type MessageStatus = (typeof messageStatuses)[number];
