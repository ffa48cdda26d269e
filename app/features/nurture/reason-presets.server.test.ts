import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { events } from "#db/schema.ts";
import { dormancyReasons } from "#db/vocabulary.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { presetsByReason, presetsSeen, setReasonPresets } from "./reason-plans.server.ts";
import type { PresetChoices } from "./reason-plans.ts";

const all = (choice: PresetChoices["seasonal"]) =>
  Object.fromEntries(dormancyReasons.map((reason) => [reason, choice])) as PresetChoices;

dbTest("what a colleague has offered meanwhile is not overwritten unseen, whoever comes first", async ({ db }) => {
  const { marc, ada } = await givenStory(db);
  const seen = presetsSeen(await presetsByReason(db));
  const offer = (by: string, choices: PresetChoices) => setReasonPresets(db, { choices, seen, by, now: tuesday10am });

  const answers = await Promise.all([offer(marc, all("monthly")), offer(ada, all("none"))]);

  expect(answers).toContainEqual({ ok: true });
  expect(answers).toContainEqual({ ok: false, reason: "changed-meanwhile" });
  const [first, choices] = answers[0]?.ok ? [marc, all("monthly")] : [ada, all("none")];
  expect(await offer(first, choices), "sent twice").toEqual({ ok: true });
  expect(Object.values(await presetsByReason(db)).map((preset) => preset ?? "none")).toEqual(Object.values(choices));
  expect(await db.select().from(events).where(eq(events.type, "presets.assigned"))).toHaveLength(1);
});
