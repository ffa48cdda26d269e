import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaigns, dispositions, events } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { DispositionForm } from "./disposition-form.ts";
import { campaignOutcomes } from "./dispositions-page.server.ts";
import { callbacksSeen, editDisposition, outcomeSeen, setCallbackTerms } from "./edit-disposition.server.ts";

const fields = (changes: Record<string, unknown>) =>
  DispositionForm.parse({ label: "Nobody there", position: 10, offered: true, ...changes });

type Wish = Parameters<typeof editDisposition>[1];

/** As somebody sets it who has just opened it. */
async function edit(db: Db, { fields: changed, ...wish }: Wish) {
  const itself = and(eq(dispositions.campaignId, wish.campaignId), eq(dispositions.code, wish.code));
  const [found] = await db.select().from(dispositions).where(itself);
  return editDisposition(db, { ...wish, fields: { ...changed, seen: found && outcomeSeen(found) } });
}

dbTest("an outcome is renamed and put on another key; who stood there takes its old one", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const wish = { campaignId: calder.campaignId, code: "never-a-fit", by: marc, now: tuesday10am };

  expect(await edit(db, { ...wish, fields: fields({ position: 1 }) })).toEqual({ ok: true });

  const rows = await db.select().from(dispositions).where(eq(dispositions.campaignId, calder.campaignId));
  const at = (code: string) => rows.find((row) => row.code === code)?.position;
  expect([at("never-a-fit"), at("qualified")]).toEqual([1, 8]);
  expect(await db.select().from(events).where(eq(events.type, "campaign.outcome-set"))).toMatchObject([
    { by: marc, data: { disposition: "never-a-fit" } },
  ]);
});

dbTest("what a colleague has set meanwhile, or put in its place, is not overwritten unseen", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const wish = { campaignId: calder.campaignId, by: marc, now: tuesday10am };
  const of = async (code: string) =>
    (await db.select().from(dispositions).where(eq(dispositions.campaignId, calder.campaignId))).find(
      (one) => one.code === code,
    );
  const opened = await of("never-a-fit");
  const hers = fields({ label: "No fit", position: 1, seen: opened && outcomeSeen(opened) });
  const his = fields({ label: "Not for them", position: opened?.position, seen: hers.seen });

  expect(await editDisposition(db, { ...wish, code: "never-a-fit", fields: hers })).toEqual({ ok: true });
  expect(await editDisposition(db, { ...wish, code: "never-a-fit", fields: hers }), "sent twice").toEqual({ ok: true });
  const late = await editDisposition(db, { ...wish, code: "never-a-fit", fields: his });

  expect(late).toEqual({ ok: false, reason: "changed-meanwhile" });
  expect(await of("never-a-fit")).toMatchObject({ label: "No fit", position: 1 });
  expect(await db.select().from(events).where(eq(events.type, "campaign.outcome-set"))).toHaveLength(1);
});

dbTest("a retry plan is set where a lead comes back by itself, and nowhere else", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const plan = fields({ afterMinutes: 120, otherDayPart: true, mostTries: 4, restDays: 30, maxSeconds: 20 });
  const wish = { campaignId: calder.campaignId, fields: plan, by: marc, now: tuesday10am };
  await edit(db, { ...wish, code: "no-answer" });
  await edit(db, { ...wish, fields: { ...plan, label: "Later", position: 3 }, code: "not-now" });

  const of = async (campaignId: string, code: string) =>
    (
      await db
        .select()
        .from(dispositions)
        .where(and(eq(dispositions.campaignId, campaignId), eq(dispositions.code, code)))
    )[0];
  expect(await of(calder.campaignId, "no-answer")).toMatchObject({ afterMinutes: 120, mostTries: 4, restDays: 30 });
  expect(await of(calder.campaignId, "not-now")).toMatchObject({ afterMinutes: null, mostTries: null, maxSeconds: 20 });
  expect(await of(harbour.campaignId, "no-answer")).toMatchObject({ afterMinutes: 240, mostTries: 6 });
});

dbTest("no campaign does without promising, qualifying, or a wish not to be called", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  for (const code of ["qualified", "callback", "do-not-call"]) {
    const wish = {
      campaignId: calder.campaignId,
      code,
      fields: fields({ offered: false }),
      by: marc,
      now: tuesday10am,
    };
    expect(await edit(db, wish), code).toEqual({ ok: false, reason: "must-be-offered" });
  }
});

dbTest("a campaign sets how it keeps its promises", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const terms = { windowMinutes: 10, anyonesAfterMinutes: 45, perHour: 2, perDay: 10 };
  const page = await campaignOutcomes(db, calder.campaignId);
  const wish = {
    campaignId: calder.campaignId,
    seen: page ? callbacksSeen(page.terms) : undefined,
    by: marc,
    now: tuesday10am,
  };
  expect(await setCallbackTerms(db, { ...wish, terms })).toEqual({ ok: true });
  expect(await setCallbackTerms(db, { ...wish, terms }), "sent twice").toEqual({ ok: true });
  const late = await setCallbackTerms(db, { ...wish, terms: { ...terms, perDay: 200 } });
  expect(late, "by whoever opened it before").toEqual({ ok: false, reason: "changed-meanwhile" });
  expect(await db.select().from(events).where(eq(events.type, "campaign.callbacks-set"))).toHaveLength(1);
  expect((await db.select().from(campaigns).where(eq(campaigns.id, calder.campaignId)))[0]).toMatchObject({
    callbackWindowMinutes: 10,
    callbackAnyonesAfterMinutes: 45,
    callbacksPerHour: 2,
    callbacksPerDay: 10,
  });
});

dbTest(
  "one outcome is left for a call that nobody answered, whatever else a campaign stops offering",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const unanswered = ["no-answer", "busy", "voicemail", "number-dead", "call-lost"];
    const wish = { campaignId: calder.campaignId, by: marc, now: tuesday10am };
    const stop = async (code: string, at: number) =>
      edit(db, { ...wish, code, fields: fields({ position: 60 + at, offered: false, label: code }) });
    await db
      .update(dispositions)
      .set({ offered: false })
      .where(and(eq(dispositions.campaignId, calder.campaignId), eq(dispositions.code, "they-will-call")));

    const answers = [];
    for (const [at, code] of unanswered.entries()) answers.push(await stop(code, at));

    const refused = { ok: false, reason: "last-for-the-unanswered" };
    expect(answers).toEqual([...unanswered.slice(1).map(() => ({ ok: true })), refused]);
    const length = { label: "Lost", position: 64, minSeconds: 5 };
    expect(await edit(db, { ...wish, code: "call-lost", fields: fields(length) })).toEqual(refused);
  },
);
