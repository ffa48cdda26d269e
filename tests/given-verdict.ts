import { loadScreening, ScreeningForm } from "#app/features/compliance/load-screening.server.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "./cast.ts";
import { givenLead, givenStory } from "./given.ts";

/** The story with one lead in London, and what the law says of its number in one line: the verdict, then each rule and its version. */
export async function givenVerdict(db: Db) {
  const story = await givenStory(db);
  const lead = await givenLead(db, story.calder);
  const verdict = async (now = tuesday10am) => {
    const { verdict, reasons } = await mayCall(db, { leadId: lead.leadId, phoneNumberId: lead.phoneNumberId, now });
    return [verdict, ...reasons.map(({ rule, version }) => `${rule} ${version}`)].join(" ");
  };
  return { ...story, ...lead, verdict };
}

/** A file of numbers, taken as a copy of the TPS of the day before unless the facts say otherwise. */
export const loadList = (db: Db, by: string, text: string, facts: object = {}, now = tuesday10am) =>
  loadScreening(db, {
    facts: ScreeningForm.parse({ list: "TPS", covers: "register", asOf: "2026-11-16", ...facts }),
    fileName: "tps.txt",
    bytes: new TextEncoder().encode(text),
    by,
    now,
  });
