/** Why this lead, and why now, from what the client's file and our own calls say. */

import { dormancyWords } from "#app/features/audit/words.ts";
import { type Contract, monthsBetween } from "#app/features/companies/contract-wake.ts";
import { localDate } from "#app/ui/format.ts";
import type { DormancyReason, NextAction } from "#db/vocabulary.ts";
import { momentWords } from "./moment-words.ts";

export type LeadStory = {
  nextAction: NextAction | null;
  dueAt: Date | null;
  promisedTo: "you" | "somebody" | null;
  /** They rang us, and nobody has said yet what came of it. */
  rangUs: Date | null;
  /** What happened and woke it; what is not about the client is for the agent's eyes. */
  woken: { because: string; asked: boolean } | null;
  /** Why it was left alone. */
  dormancyReason: DormancyReason | null;
  oldStatus: string | null;
  lostReason: string | null;
  lostOn: string | null;
  lastContactedOn: string | null;
  competitor: string | null;
  contract: Contract;
  calls: { at: Date; what: string }[];
  client: string;
};
type Line = { term: string; says: string };
type Around = { now: Date; today: string; zone: string };

export function whyNow(story: LeadStory, place: string | null, around: Around): Line[] {
  return [
    { term: "Because", says: wokenBy(story, around) },
    ...sleptBecause(story),
    { term: "Last contact", says: lastContact(story, around) },
    ...(place ? [{ term: "In the queue", says: place }] : []),
  ];
}

function wokenBy(story: LeadStory, { now, today, zone }: Around): string {
  if (story.rangUs) return `They rang us: ${momentWords(story.rangUs, now, zone)}. They were told that we ring again.`;
  if (story.nextAction === "callback" && story.dueAt) {
    return `A call was promised for ${momentWords(story.dueAt, now, zone)}${story.promisedTo === "you" ? ", by you" : ""}.`;
  }
  if (story.woken) return `${story.woken.because}${story.woken.asked ? "" : " Between us; it is not for the call."}`;
  const contract = contractWords(story, today);
  if (contract) return contract;
  if (story.dormancyReason) return "We said that we would be back in touch about now.";
  if (story.calls.length > 0) return `Try ${story.calls.length + 1}: nobody has decided anything yet.`;
  if (story.oldStatus) return `It stood at “${story.oldStatus}” with ${story.client} when it went quiet.`;
  return `An old lead of ${story.client} that nobody has followed up.`;
}

function contractWords({ competitor, contract: { startOn, endOn } }: LeadStory, today: string): string | null {
  if (!endOn) return null;
  const whose = competitor ? `the ${competitor} contract` : "their contract";
  const weeks = Math.round((Date.parse(endOn) - Date.parse(today)) / (7 * 86_400_000));
  if (weeks < 0) return weeks > -52 ? `${capital(whose)} ended on ${localDate(endOn)}.` : null;
  if (weeks > 26) return null;
  const whole = startOn ? monthsBetween(startOn, endOn) * 4.35 : 0;
  const share = whole > 0 ? Math.round((1 - weeks / whole) * 100) : null;
  const left = weeks === 1 ? "1 week is left" : `${weeks} weeks are left`;
  return share !== null && share > 0 ? `${share} % of ${whose} is over; ${left}.` : `Of ${whose} ${left}.`;
}

function sleptBecause(story: LeadStory): Line[] {
  const { lostReason, lostOn, competitor, contract, oldStatus, calls, nextAction, dormancyReason } = story;
  if (dormancyReason) {
    const known = [competitor, contract.endOn && `until ${localDate(contract.endOn)}`].filter(Boolean).join(", ");
    return [{ term: "Slept because", says: `${capital(dormancyWords[dormancyReason])}${known ? ` (${known})` : ""}.` }];
  }
  const on = lostOn ? `, on ${localDate(lostOn)}` : "";
  if (lostReason) return [{ term: "Slept because", says: `${capital(lostReason)}${on}.` }];
  if (competitor) {
    const until = contract.endOn ? ` until ${localDate(contract.endOn)}` : "";
    return [{ term: "Slept because", says: `They went with ${competitor}${until}.` }];
  }
  const told = oldStatus && (calls.length > 0 || nextAction === "callback" || contract.endOn);
  return told ? [{ term: "Old status", says: `${capital(oldStatus)}${on}.` }] : [];
}

function lastContact({ calls, lastContactedOn, client }: LeadStory, { now, zone }: Around): string {
  const [last] = calls;
  if (last) return `${capital(momentWords(last.at, now, zone))}: ${last.what}.`;
  return lastContactedOn
    ? `${localDate(lastContactedOn)}, ${client}’s own. Never called by us.`
    : "None on file. Never called by us.";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
