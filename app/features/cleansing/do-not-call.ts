const dash = "[\\s\\-–—_:(\\[*]*";
/** “Do not call before ten” is about when, not whether. */
const untilLater =
  "(?!\\s+(?:before|after|on|between|until|til|till|at|during|in the|this|early|late|mornings?|afternoons?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|weekends?|mon|tue|wed|thu|fri)\\b)";
const wish = new RegExp(
  [
    `\\b(?:please\\s+)?(?:do\\s*not|don['’]?t|dont|never|must\\s+not|not\\s+to\\s+be)\\s+(?:be\\s+)?(?:call(?:ed)?|phoned?|ring|rung|tele?phoned?|contact(?:ed)?|dial(?:led)?|cold\\s*call(?:ed)?)\\b(?:\\s+(?:again|this|them|him|her|us|me|back|number|company|person|any\\s*more|anymore))*${untilLater}`,
    "\\bno\\s+(?:more\\s+)?(?:cold\\s+|sales\\s+|phone\\s+|tele?phone\\s+)?calls?\\b(?!\\s+(?:before|after|on|between|until|made|yet|logged|back|answered))",
    "\\b(?:stop|cease)\\s+(?:calling|phoning|ringing|contacting)\\b",
    "\\b(?:removed?|taken?)\\s+(?:me|us|them|him|her)?\\s*(?:from|off)\\s+(?:your|the|our|all|any)?\\s*(?:call(?:ing)?\\s+|phone\\s+|contact\\s+|mailing\\s+)?(?:lists?|database|records)\\b",
    "\\b(?:opted|opt|wants?)\\s*[- ]?out\\s+(?:of|from)\\s+(?:all\\s+)?(?:calls?|phone|contact|marketing)\\b",
    "\\b(?:asked|wants?|requested|wishes)\\s+(?:us\\s+)?(?:not\\s+to\\s+be|no\\s+longer\\s+to\\s+be|to\\s+not\\s+be)\\s+(?:called|contacted|phoned|rung)\\b",
    "\\basked\\s+(?:us\\s+)?not\\s+to\\s+(?:call|ring|phone|contact)\\b",
    "\\bnicht\\s+(?:mehr\\s+)?(?:anrufen|kontaktieren)\\b|\\bne\\s+(?:pas|plus)\\s+(?:appeler|contacter)\\b|\\bno\\s+llamar\\b|\\bnon\\s+chiamare\\b|\\bniet\\s+(?:meer\\s+)?bellen\\b",
    "\\bblacklist(?:ed)?\\b",
    "\\bGDPR\\s+(?:objection|erasure)\\b",
  ].join("|"),
  "i",
);
const register = /\b(?:C?TPS|DNC)\b/;
const registerCleared =
  /\b(?:not\s+(?:on\s+)?(?:the\s+)?|no\s+|non[- ])(?:C?TPS|DNC)\b|\b(?:C?TPS|DNC)(?:\s*\/\s*C?TPS)?\s*[:=-]?\s*(?:ok|okay|clear(?:ed)?|check(?:ed)?(?!\s*[:=-]?\s*(?:yes|registered|listed))|screened|clean|no|n|negative|not|free|passed|false|0)\b/i;
const times = /\b(?:do\s*not|don['’]?t)\s+(?:call|phone|ring|contact)\b/i;

/** The words without which nothing here is said: most cells hold none of them, and need no closer reading. */
const stem =
  /call|phon|ring|rung|dial|contact|remove|take|opt|want|request|wish|asked|anrufen|kontakt|appel|llamar|chiamare|bellen|blacklist|GDPR|TPS|DNC/i;

/** Does this text ask that nobody calls? Also true for a telephone preference register, unless it says “clear” or “checked”. */
export function asksNotToBeCalled(text: string): boolean {
  if (!stem.test(text)) return false;
  if (wish.test(text)) return true;
  return register.test(text) && !registerCleared.test(text);
}

/** A wish about the time of a call, which an agent must read but which forbids no call. */
export const limitsCallTimes = (text: string): boolean => times.test(text) && !wish.test(text);

const trailing = new RegExp(
  `${dash}\\b(?:do\\s*not\\s+(?:call|phone|contact|ring)|don['’]?t\\s+(?:call|phone|contact)|DNC|no\\s+calls)\\b[\\s!.)\\]*]*$`,
  "i",
);
const leading = /^[\s([*]*(?:do\s*not\s+(?:call|phone|contact|ring)|DNC)\b[\s\-–—_:)\]*!.]+/i;

/** Nothing but the form of a company behind the letters, and no mark between them: it is called so. */
const calledSo =
  /^DNC(?:\s+(?:ltd|limited|plc|llp|llc|inc|corp|corporation|co|company|gmbh|bv|pty|group|holdings?)\b\.?)+$/i;

/** “Pi Ltd - DO NOT CALL”: the name without the note, and whether there was one. */
export function withoutCallNote(name: string): { name: string; doNotCall: boolean } {
  if (!stem.test(name) || calledSo.test(name.trim())) return { name, doNotCall: false };
  const stripped = name.replace(trailing, "").replace(leading, "").trim();
  if (stripped !== name.trim()) return { name: stripped, doNotCall: true };
  return { name, doNotCall: /\bDO NOT (?:CALL|PHONE|CONTACT)\b/i.test(name) };
}

const yes =
  /^(1|y|yes|true|t|x|✓|✔|☑|on|oui|ja|si|sí|sim|j|o|dnc|tps|ctps|registered|listed|match(ed)?|blocked|suppress(ed)?|opted[ -]?out|opt[ -]?out|unsubscribed|do not (call|contact|phone|email)|don'?t call|stop|refused|no calls?|1\.0|wahr|vrai)$/i;
const no =
  /^(0|n|no|false|f|off|non|nein|nee|não|nao|clear|not registered|not listed|unlisted|no match|ok|okay|callable|call|allow(ed)?|can call|opted[ -]?in|opt[ -]?in|subscribed|active|none|n\/a|na|-|0\.0|falsch|faux|unblocked|null)$/i;

/** The cell of a do-not-call or do-not-email column: set, not set, or unclear. A date or a name there means somebody set it. */
export function readFlag(text: string): "yes" | "no" | "unclear" {
  const value = text.trim().replace(/[.!]+$/, "");
  if (value === "" || no.test(value)) return "no";
  return yes.test(value) || asksNotToBeCalled(value) ? "yes" : "unclear";
}
