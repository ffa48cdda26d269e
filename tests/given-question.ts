import type { Db } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { type GivenLead, givenLead, type Story } from "./given.ts";

/** Why somebody is asked. */
export const evidence = [{ field: "phone", level: "same", weight: 5, text: "same phone number" }];

/** An open question whether two companies are one; its id. */
export async function givenQuestion(db: Db, { calder }: Story, one: GivenLead, other: GivenLead, probability = 0.8) {
  const [aCompanyId = "", bCompanyId = ""] = [one.companyId, other.companyId].sort();
  const [asked] = await db
    .insert(matchDecisions)
    .values({ clientId: calder.clientId, aCompanyId, bCompanyId, probability, evidence, askedAt: tuesday10am })
    .returning({ id: matchDecisions.id });
  return asked?.id ?? "";
}

/** Three leads, each two of which somebody is asked about: the likeliest first. */
export async function givenTriangle(db: Db, story: Story, [first, second, third]: readonly number[] = []) {
  const a = await givenLead(db, story.calder);
  const b = await givenLead(db, story.calder);
  const c = await givenLead(db, story.calder);
  const ab = await givenQuestion(db, story, a, b, first);
  const bc = await givenQuestion(db, story, b, c, second);
  const ac = await givenQuestion(db, story, a, c, third);
  return { a, b, c, ab, bc, ac };
}
