import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { whenUncallable } from "#app/features/compliance/when-uncallable.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { contacts, dispositions, leads, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { deskView } from "./desk-view.server.ts";
import { momentWords } from "./moment-words.ts";

const zone = "Europe/London";

/** What the desk foretells of an outcome of the next lead's call, and what saying it then stores. */
async function foretoldAndStored(db: Db, { priya }: Pick<Story, "priya">, code: string) {
  const call = await givenEndedCall(db, { by: priya, now: tuesday10am });
  const now = minutesAfter(tuesday10am, 3);
  const { view } = await deskView(db, { by: priya, name: "", simulator: true, now });
  const shown = [...(view.lead?.outcomes ?? []), ...(view.lead?.unreached ?? [])];
  const said = { ...call, disposition: code, chosenAt: null, zone: null, sure: true };
  const recorded = await recordOutcome(db, { ...said, by: priya, now });
  if (!recorded.ok) throw new Error(recorded.reason);
  const [lead] = await db.select().from(leads).where(eq(leads.id, call.leadId));
  const dueAt = lead?.dueAt ?? now;
  const numbers = lead?.stage === "ready" ? await judgeNumbers(db, { leadId: call.leadId, now: dueAt }) : [];
  const next = whenUncallable(numbers, dueAt);
  const isLate = !numbers.some(({ verdict }) => verdict === "allow") && next.to === "ready";
  return {
    foretold: shown.find(({ id }) => id === code)?.follows ?? "",
    stage: lead?.stage,
    when: momentWords(isLate ? next.callableFrom : dueAt, now, zone),
  };
}

const anotherNumber = "It goes to research: somebody looks for another number by tomorrow 10:15.";

const comeByThemselves = [
  ["not-the-person", 1, "ready", "tomorrow 10:15", "It may come back from tomorrow 10:15."],
  ["has-left", 1, "research", "tomorrow 10:15", "somebody looks for whom to ask for by tomorrow 10:15."],
  ["has-left", 2, "ready", "11:15", "A colleague with a number of their own is called next, from 11:15."],
  ["wrong-number", 1, "research", "tomorrow 10:15", anotherNumber],
  ["wrong-number", 2, "ready", "11:15", "This number is not rung again. It may come back from 11:15."],
  ["number-dead", 1, "research", "tomorrow 10:15", anotherNumber],
  ["no-answer", 1, "ready", "tomorrow 09:00", "It may come back from tomorrow 09:00; the law allows no call before."],
  ["voicemail", 1, "ready", "tomorrow 12:00", "It may come back from tomorrow 12:00."],
  [
    "busy",
    1,
    "nurturing",
    "Mon 15 Feb 2027, 10:15",
    "Its calls of this round are used up: it rests until Mon 15 Feb 2027, 10:15.",
  ],
  ["call-lost", 1, "ready", "tomorrow 09:00", "It may come back from tomorrow 09:00; the law allows no call before."],
] as const;

dbTest(
  "what the desk foretells of an outcome is what saving it stores, and when the law lets it be called",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await db.update(dispositions).set({ mostTries: 1 }).where(eq(dispositions.code, "busy"));
    for (const [index, [code, numbers, stage, when, says]] of comeByThemselves.entries()) {
      const { companyId } = await givenLead(db, calder, { priority: 100 - index, company: `Firm ${index}` });
      if (numbers === 2) await givenColleague(db, companyId);

      expect({ code, ...(await foretoldAndStored(db, { priya }, code)) }).toEqual({
        ...{ code, stage, when },
        foretold: expect.stringContaining(says),
      });
    }
  },
);

async function givenColleague(db: Db, companyId: string) {
  const [first] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, companyId));
  if (!first) throw new Error("The company has no number.");
  const { id: _, ...number } = first;
  const { clientId, originCompanyId } = first;
  const colleague = { clientId, companyId, originCompanyId, fullName: "Ian Poole", createdAt: tuesday10am };
  const [made] = await db.insert(contacts).values(colleague).returning({ id: contacts.id });
  const e164 = `${first.e164.slice(0, -3)}9${first.e164.slice(-2)}`;
  await db
    .insert(phoneNumbers)
    .values({ ...number, contactId: made?.id, e164, raw: e164, numberHash: e164, position: 2 });
}
