import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { callEvents, campaigns, companies, events, suppressions } from "#db/schema.ts";
import { sunday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerCaller } from "./answer-caller.server.ts";

const now = sunday10am;
const ours = "+442079460300";

dbTest("whoever rings back on a Sunday hears who we are and ends it with one key, once", async ({ db }) => {
  const { calder } = await givenStory(db);
  const { e164 } = await givenLead(db, calder);
  const form = { CallSid: "CA01", From: e164, To: ours };

  const heard = await answerCaller(db, { form, now });
  expect(heard).toMatchObject({ ok: true, answer: { waitsForKey: true } });
  expect(heard.ok && heard.answer.says).toMatch(/^This is Ember Calling\. .* We will try again .* press 9\.$/);
  const pressed = { form: { ...form, Digits: "9" }, now };
  for (const answered of [await answerCaller(db, pressed), await answerCaller(db, pressed)]) {
    expect(answered).toEqual({
      ok: true,
      answer: { says: "Thank you. You will not be called again. Goodbye.", waitsForKey: false },
    });
  }

  expect(await db.select({ clientId: suppressions.clientId, kind: suppressions.kind }).from(suppressions)).toEqual([
    { clientId: null, kind: "number" },
  ]);
  expect((await db.select().from(events)).filter(({ type }) => type === "suppression.added")).toHaveLength(1);
  const kept = await db.select({ kind: callEvents.kind, body: callEvents.body }).from(callEvents);
  expect(kept.map(({ body }) => (body as { decision: { verdict: string; way: string } }).decision)).toMatchObject([
    { verdict: "allow", way: "inbound" },
    { verdict: "allow", way: "inbound" },
  ]);
  const again = await answerCaller(db, { form: { ...form, CallSid: "CA02" }, now });
  expect(again.ok && again.answer.says).toContain("You have asked us not to call you");
  const stranger = await answerCaller(db, { form: { CallSid: "CA00", From: "+442079460999", To: ours }, now });
  expect(stranger.ok && stranger.answer.says).toMatch(
    /^This is Ember Calling\. We rang you about an enquiry you once made\. If/,
  );
});

dbTest("a withheld number is told who we are and nothing else", async ({ db }) => {
  await givenStory(db);

  const heard = await answerCaller(db, { form: { CallSid: "CA03", From: "anonymous", To: ours }, now });

  expect(heard).toMatchObject({ ok: true, answer: { waitsForKey: false } });
  expect(await answerCaller(db, { form: { From: "+442079460001" }, now })).toEqual({ ok: false, reason: "unreadable" });
});

dbTest(
  "whom the only client does not want called is not promised a call; of several, none is promised",
  async ({ db }) => {
    const { calder, harbour, marc } = await givenStory(db);
    const { e164, companyId } = await givenLead(db, calder);
    await suppressByHand(db, { kind: "company", value: companyId, clientId: calder.clientId, by: marc, now });
    const hear = async (CallSid: string) => {
      const heard = await answerCaller(db, { form: { CallSid, From: e164, To: ours }, now });
      return heard.ok ? heard.answer : heard;
    };

    expect(await hear("CA05")).toEqual({
      says: "This is Ember Calling. We rang you about an enquiry you once made. If you do not wish to be called again, press 9.",
      waitsForKey: true,
    });
    await db.update(campaigns).set({ callerId: "+442079460301" }).where(eq(campaigns.id, harbour.campaignId));
    expect(await hear("CA06")).toEqual({
      says: "This is Ember Calling, calling on behalf of Calder Telematics Ltd. You are among those we do not call, and we will not. Goodbye.",
      waitsForKey: false,
    });
  },
);

dbTest("where no clock brings an hour at which they may be rung, no call is promised", async ({ db }) => {
  const { calder } = await givenStory(db);
  const { companyId, e164 } = await givenLead(db, calder);
  // For calls into Germany somebody has to write down a basis first.
  await db.update(companies).set({ country: "DE" }).where(eq(companies.id, companyId));

  const heard = await answerCaller(db, { form: { CallSid: "CA07", From: e164, To: ours }, now });

  expect(heard.ok && heard.answer.says).toMatch(
    /^This is Ember Calling\. We rang you about an enquiry you once made\. If .* press 9\.$/,
  );
});
