import { cutText } from "#app/kit/cut-text.ts";

/** How a lead stands, in our words, whatever its client called it. */
export const standings = [
  "near-qualified",
  "was-interested",
  "contract-running",
  "bought-elsewhere",
  "cold",
  "refused",
  "customer",
  "unknown",
] as const;
export type Standing = (typeof standings)[number];

export const standingLabels: Record<Standing, string> = {
  "near-qualified": "Nearly qualified",
  "was-interested": "Was interested",
  "contract-running": "In a contract",
  "bought-elsewhere": "Bought elsewhere",
  cold: "Cold",
  refused: "Refused",
  customer: "Is a customer",
  unknown: "Not known",
};

/** A client's words and what a person said they mean. */
export type StatusWords = Readonly<Record<string, Standing>>;

/** In this order: “not interested” is no interest, “unqualified” is not qualified, “closed lost to a competitor” is no customer. */
const readings: [Standing, RegExp][] = [
  [
    "refused",
    /not interested|no interest|no need|not needed|\bnever\b|\bdead\b|\bjunk\b|wrong (number|company|person)|out of business|ceased|closed down|insolven|bankrupt|liquidat|(un|dis)[- ]?qualified|not qualified|bad (fit|lead|data|number)|not a fit|rejected|refused|declined|do not (call|contact)|kein(e)? (interesse|bedarf)|abgelehnt|absage|ungeeignet|pas int[eé]ress[eé]|refus[eé]|pas de besoin|no interesad|sin inter[eé]s|rechazad|non interessat|rifiutat|geen (interesse|behoefte)|afgewezen|niet ge[iï]nteresseerd|sem interesse|brak zainteresowania|inte intresserad|ikke interessert|ikke interesseret|nezájem|не интерес|отказ/i,
  ],
  [
    "bought-elsewhere",
    /elsewhere|compet|lost to|signed with|went with|chose (another|other)|(other|another) (supplier|provider|vendor)|wettbewerb|mitbewerb|konkurren|concurren|anderswo|ailleurs|competencia|altro fornitore|concorren|andere (leverancier|partij|anbieter)|konkurencj/i,
  ],
  [
    "contract-running",
    /(in|under|existing|running|current|tied|locked|mid)\b.{0,12}\bcontract|contract (with|until|runs|running|not up|in place|renew)|^contract$|vertrag (bis|l[aä]uft)|gebunden|laufender vertrag|sous contrat|contrat en cours|contrato vigente|con contrato|sotto contratto|loopt (nog|contract)|lopend contract/i,
  ],
  [
    "near-qualified",
    /quot(e|ed|ation)|propos(al|ed|ta|ition)|tender|\bdemo|\btrial\b|pilot|negotiat|\bhot\b|call ?back|meeting|appointment|\b(sql|mql)\b|qualif|shortlist|decision|angebot|termin\b|verhandlung|qualifi|devis|n[eé]gociation|rendez-vous|\brdv\b|presupuesto|negociaci|reuni[oó]n|cualificad|preventivo|trattativa|offerte|onderhandeling|afspraak|orçamento|negocia|ofert|offert|m[öo]te|tilbud|переговор|коммерческое предложение|квалифиц/i,
  ],
  [
    "was-interested",
    /interest|\bwarm\b|budget|price|pricing|too expensive|cost|timing|not now|too early|not ready|missing|feature|product|waiting|on hold|postpon|next (year|quarter)|later|nurtur|follow[- ]?up|consider|zu teuer|preis|interessiert|sp[aä]ter|zur[uü]ckgestellt|wiedervorlage|trop cher|plus tard|en attente|int[eé]ress[eé]|caro\b|m[aá]s adelante|interesad|troppo caro|interessat|te duur|uitgesteld|nabellen|interesse|intresserad|дорого|позже|интерес/i,
  ],
  [
    "customer",
    /\b(customers?|clients? (actuel|actif)|won|signed|bestandskunde|kunde|client|cliente|klant|gewonnen|gagn[eé]e?|ganad[oa]|vint[oa]|converted|active account|existing account|kund|asiakas|выигран|клиент)\b|closed[ -]?won|успешно реализован/i,
  ],
  [
    "cold",
    /\bcold\b|\bnew\b|\bopen\b|\blost\b|closed|attempt|no (answer|reply|response)|not contacted|unresponsive|went quiet|contacted|voicemail|prospect|lead\b|stale|dormant|inactive|unreach|\bneu\b|offen|kalt|verloren|nicht erreicht|perdue?|nouveau|sans r[eé]ponse|froid|perdid[oa]|nuevo|sin respuesta|frio|fr[ií]o|pers[oa]|nuovo|nieuw|koud|geen gehoor|новый|холодный|закрыт|нет ответа/i,
  ],
];

export const LONGEST_WORD = 120;

/** As settings keep it. */
export const wordKey = (text: string): string => cutText(text.trim().toLowerCase().replace(/\s+/g, " "), LONGEST_WORD);

const remembered = new Map<string, Standing>();

/** What such a word usually means; “former customer” and the like are none. */
export function usualStanding(text: string): Standing {
  const key = wordKey(text);
  const known = remembered.get(key);
  if (known) return known;
  const plain = key.replace(
    /\b(former|ex|lapsed|previous|past|prospective|potential)[- ](customer|client)s?\b/g,
    "cold",
  );
  const standing = key === "" ? "unknown" : (readings.find(([, words]) => words.test(plain))?.[0] ?? "unknown");
  if (remembered.size < 5_000) remembered.set(key, standing);
  return standing;
}

/** Asked of its own words only: a client may well write “constructor”, which every object seems to know. */
const saidOf = (text: string, words: StatusWords): Standing | undefined =>
  Object.hasOwn(words, wordKey(text)) ? words[wordKey(text)] : undefined;

export const standingOfWord = (text: string, words: StatusWords): Standing =>
  saidOf(text, words) ?? usualStanding(text);

const strongest: Standing[] = [
  "refused",
  "customer",
  "near-qualified",
  "was-interested",
  "contract-running",
  "bought-elsewhere",
  "cold",
];

/** Of a status and why it was lost, what counts: a refusal ends it, and only a status says how near it once was. */
export function standingOf(
  { oldStatus, lostReason }: { oldStatus: string | null; lostReason: string | null },
  words: StatusWords,
): Standing {
  const told = [oldStatus ? standingOfWord(oldStatus, words) : null, lostReason ? ofReason(lostReason, words) : null];
  return strongest.find((standing) => told.includes(standing)) ?? "unknown";
}

/** “The demo was poor” is no demo to come. */
function ofReason(reason: string, words: StatusWords): Standing {
  const standing = standingOfWord(reason, words);
  const said = saidOf(reason, words) !== undefined;
  return !said && (standing === "near-qualified" || standing === "customer") ? "was-interested" : standing;
}
