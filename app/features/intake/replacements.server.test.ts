import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile, givenCommitted } from "#tests/given-import.ts";
import { commitImport } from "./commit-import.server.ts";
import { correctReading } from "./correct-reading.server.ts";
import { facetPage } from "./facet-page.server.ts";
import { importPage } from "./import-page.server.ts";
import { offersTaken } from "./offers-taken.server.ts";
import { queueCommit } from "./queue-commit.server.ts";
import { type Replacement, withoutReplacement, withReplacements } from "./replacements.ts";
import { type Settings, withAreaCode } from "./settings.ts";
import { storeImport } from "./store-import.server.ts";

const bytes = backlogFile(
  "Harrow Logistics,HELEN MARSH,020 7946 0142,h.marsh@gmial.com,,Warm",
  "Oakfield Dairies,Helen Marsh,7946 0177,,,warm",
  "Tay Freight,Helen  Marsch,7946 0188,,,Wram",
);
const contact = 1;
const helen: Replacement = { column: contact, from: ["HELEN MARSH", "Helen  Marsch"], to: "Helen Marsh" };

type Story = Awaited<ReturnType<typeof givenStory>>;
async function stored(db: Parameters<typeof storeImport>[0], story: Story) {
  const made = await storeImport(db, { ...story.calder, fileName: "a.csv", bytes, by: story.marc, now: tuesday10am });
  if (!made.ok) throw new Error(made.reason);
  const change = (to: Parameters<typeof correctReading>[1]["change"]) =>
    correctReading(db, { importId: made.importId, change: to, by: story.marc, now: tuesday10am });
  const about = async () => {
    const found = await importPage(db, made.importId);
    if (!found) throw new Error("gone");
    return found;
  };
  const names = async () => {
    const facet = await facetPage(db, await about(), { column: contact, way: "near", search: "" });
    return facet?.values.map(({ value, count }) => [value, count]);
  };
  return { importId: made.importId, change, about, names };
}

dbTest("values that are brought together are counted as one, and taken apart again", async ({ db }) => {
  const { change, names } = await stored(db, await givenStory(db));
  expect(await names()).toHaveLength(3);
  await change((settings) => withReplacements(settings, [helen]));
  await change((settings) => withReplacements(settings, [helen]));
  expect(await names()).toEqual([["Helen Marsh", 3]]);
  await change((settings) => withoutReplacement(settings, { replacement: helen }));
  expect(await names()).toHaveLength(3);
});

dbTest("two persons at once lose nothing of each other's", async ({ db }) => {
  const { change, about } = await stored(db, await givenStory(db));
  const warm: Replacement = { column: 5, from: ["warm", "Wram"], to: "Warm" };
  await Promise.all([
    change((settings) => withReplacements(settings, [helen])),
    change((settings) => withReplacements(settings, [warm])),
    change((settings) => withAreaCode(settings, "020")),
  ]);
  const { settings } = await about();
  expect(settings.replacements).toHaveLength(2);
  expect(settings.areaCode).toBe("020");
});

dbTest("what was brought together, an accepted offer and an area code are written as steps", async ({ db, pool }) => {
  const story = await givenStory(db);
  const { importId, change, about } = await stored(db, story);
  const key = "email-typo gmial.com → gmail.com";
  const taken = await offersTaken(db, await about(), [key, "email-typo nothing → like it"]);
  expect(taken).toEqual([{ column: 3, from: ["h.marsh@gmial.com"], to: "h.marsh@gmail.com", offer: key }]);
  await change((settings) => withAreaCode(withReplacements(settings, [helen, ...taken]), "020"));
  await queueCommit(db, { importId, by: story.marc });
  expect(await commitImport(db, { importId, by: story.marc, now: tuesday10am })).toMatchObject({ ok: true });
  const { rows } = await pool.query("select address from email_addresses");
  expect(rows).toEqual([{ address: "h.marsh@gmail.com" }]);
  const numbers = await pool.query("select e164 from phone_numbers order by 1");
  expect(numbers.rows.map(({ e164 }) => e164)).toEqual(["+442079460142", "+442079460177", "+442079460188"]);
  const steps = await pool.query("select cells, steps from import_rows order by line limit 1");
  expect(steps.rows[0].cells).toContain("HELEN MARSH");
  expect(JSON.stringify(steps.rows[0].steps)).toContain("value-replaced");
});

dbTest(
  "more than is kept of a file's decisions is refused with a sentence, and none of it is taken over",
  async ({ db }) => {
    const { change, about } = await stored(db, await givenStory(db));
    const many = (column: number) =>
      Array.from({ length: 3 }, (_, n) => ({
        column,
        from: Array.from({ length: 4_000 }, (_, at) => `${n} ${at}`),
        to: "one",
      }));

    expect(await change((settings) => withReplacements(settings, many(contact)))).toEqual({ ok: true });
    expect(await change((settings) => withReplacements(settings, many(5)))).toEqual({
      ok: false,
      reason: "too-many-decisions",
      sentence: expect.stringMatching(/^More than 20,000 values were brought together in this file\./),
    });

    expect((await about()).settings.replacements).toHaveLength(3);
  },
);

dbTest("after the commit nothing is brought together any more", async ({ db }) => {
  const story = await givenStory(db);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
  const change = (settings: Settings) => withReplacements(settings, [helen]);
  expect(await correctReading(db, { importId, change, by: story.marc, now: tuesday10am })).toEqual({
    ok: false,
    reason: "too-late",
  });
});
