/** The stored words of the trade as people read them in the middle of a sentence. */
import type {
  CallStatus,
  CampaignPauseReason,
  CampaignSector,
  ChangeKind,
  CloseReason,
  DeclineReason,
  DormancyReason,
  HandbackUpdateKind,
  LeadSource,
  MailStopReason,
  NextAction,
  PauseReason,
  RunEnd,
  SignalKind,
  SuppressionListKind,
  TouchKind,
  TouchSkip,
} from "#db/vocabulary.ts";

export const nextActionWords: Record<NextAction, string> = {
  call: "call them",
  callback: "call back as promised",
  research: "find another way to reach them",
  wake: "get back in touch",
  review: "look at it at the gate",
  "await-acceptance": "accept or decline",
  contact: "make the first contact",
  report: "report what became of it",
};

export const dormancyWords: Record<DormancyReason, string> = {
  "not-now": "not now",
  "under-contract": "under contract elsewhere",
  "offering-missing": "the product lacked something",
  "unhappy-but-staying": "unhappy with a supplier, but staying",
  "decides-slowly": "decides slowly",
  "competitor-news": "their supplier is in the news",
  "bought-elsewhere": "bought elsewhere",
  seasonal: "not their season",
  "declined-by-client": "declined by the client",
  "returned-by-client": "returned by the client",
  "lost-by-client": "lost by the client",
};

export const pauseWords: Record<PauseReason, string> = {
  break: "a break",
  meeting: "a meeting",
  training: "training",
  paperwork: "paperwork",
  technical: "something does not work",
};

export const campaignPauseWords: Record<CampaignPauseReason, string> = {
  "client-asked": "the client asked for it",
  "no-agents": "too few agents",
  season: "their season, or holidays",
  "to-be-mended": "something has to be put right first",
  other: "something else",
};

/** After "calls about". */
export const sectorWords: Record<CampaignSector, string> = {
  general: "neither claims nor pensions",
  "claims-management": "claims management services",
  pensions: "pension schemes",
};

export const closeWords: Record<CloseReason, string> = {
  "asked-not-to-be-called": "asked not to be called",
  "out-of-business": "out of business",
  "never-a-fit": "never a fit",
  "existing-customer": "an existing customer",
  "open-opportunity": "the client is selling to them already",
  "erased-on-request": "erased on request",
  "campaign-ended": "the campaign ended",
};

export const declineWords: Record<DeclineReason, string> = {
  "wrong-timing": "wrong timing",
  "wrong-contact": "wrong contact",
  "already-customer": "already a customer",
  "not-as-agreed": "not as agreed",
  other: "another reason",
};

export const updateWords: Record<HandbackUpdateKind, string> = {
  contacted: "first contact made",
  meeting: "a meeting held",
  quoted: "a quote sent",
  won: "won",
  lost: "lost",
  returned: "returned to the agency",
};

export const callWords: Record<CallStatus, string> = {
  placing: "is being placed",
  initiated: "is being placed",
  ringing: "is ringing",
  "in-progress": "is going on",
  completed: "was answered",
  busy: "found the line engaged",
  "no-answer": "was not answered",
  failed: "did not get through",
  canceled: "was taken back before it was answered",
  unknown: "has no known end yet",
};

export const sourceWords: Record<LeadSource, string> = {
  row: "from a row of a file",
  hand: "by hand",
  moved: "for a person who moved here",
  referred: "by referral",
  unmerged: "apart from one it was merged with",
  successor: "to carry on one of an ended campaign",
};

export const skipWords: Record<string, string> = {
  "not-prepared": "to read up first",
  "bad-moment": "a bad moment for their trade",
  language: "someone else should ring, for the language",
  "number-doubtful": "the number looks wrong",
};

export const listWords: Record<SuppressionListKind, string> = {
  customers: "customers",
  opportunities: "open opportunities",
  "do-not-call": "numbers not to be called",
};

export const signalWords: Record<SignalKind, string> = {
  "offering-shipped": "the client now offers what they asked for",
  "competitor-news": "news of their supplier",
};

export const touchWords: Record<TouchKind, string> = {
  call: "a call",
  email: "an email",
  letter: "a letter",
  card: "a card",
  event: "an invitation",
};

export const touchesWords: Record<TouchKind, string> = {
  call: "calls",
  email: "emails",
  letter: "letters",
  card: "cards",
  event: "invitations",
};

export const touchSkipWords: Record<TouchSkip, string> = {
  "no-address": "no address is known",
  suppressed: "they are suppressed, or the client does business with them",
  unsubscribed: "they want no more mail, or it does not arrive",
  "no-basis": "nothing is recorded that lets us write to that country",
  "no-hour": "the places they may be in share no working hour",
  "by-hand": "a person passed it over",
};

export const runEndWords: Record<RunEnd, string> = {
  finished: "its last step was done",
  replied: "they answered",
  bounced: "the mail did not arrive",
  unsubscribed: "they want no more mail",
  "moved-on": "the lead moved on",
  "slept-anew": "they sleep for another reason now",
  "by-hand": "a person ended it",
  erased: "whom it wrote to was erased",
};

export const mailStopWords: Record<MailStopReason, string> = {
  unsubscribed: "they asked for no more",
  bounced: "it does not arrive",
  complained: "they called it unwanted",
};

/** A code nobody has given words to yet is read as it is written. */
export const wordsFor = (code: string, words: Record<string, string> = {}): string =>
  words[code] ?? code.replaceAll("-", " ");

/** What a newer file of the client changed. */
export const changeWords: Record<ChangeKind, string> = {
  number: "a number",
  person: "a person",
  "job-title": "a job title",
  email: "an email",
  note: "a note",
  name: "another name",
  address: "another address",
  website: "another website",
  "old-status": "another status",
  loss: "another reason or day of the loss",
  "last-contact": "a later contact",
  contract: "other contract dates",
  competitor: "another competitor",
  "do-not-call": "the wish not to be called",
  wake: "another day of waking",
  follows: "another place in the queue",
};
