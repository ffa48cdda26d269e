import { expect } from "vitest";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as areaCode } from "./import-area-code.ts";
import { loader as cleansePage } from "./import-cleanse.tsx";
import { action as rules } from "./import-rules.ts";

const rule = "phone-area-code-given";

dbTest("an area code that is given goes before the numbers that lack one until it is taken back", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const by = { by: marc, now: tuesday10am };
  const bytes = backlogFile("Oakfield Dairies,Ann Mole,7946 0177,,,", "Tay Freight,Dan Ell,7946 0188,,,");
  const stored = await storeImport(db, { ...calder, fileName: "backlog.csv", bytes, country: "GB", ...by });
  if (!stored.ok) throw new Error(stored.reason);
  const { importId } = stored;
  const at = (path: string, form?: Record<string, string>) =>
    requestBy(db, { by: marc, path: `/imports/${importId}/${path}`, ...(form ? { form } : {}) }, { importId });
  const shown = async () => {
    const page = await cleansePage(await at("cleanse"));
    const { given, numbers } = page.areaCode;
    const { on, fixed } = page.rules.find((view) => view.rule === rule) ?? {};
    return { given, numbers, on, fixed };
  };
  const put = { given: "020", numbers: 2, on: true, fixed: true };

  expect(await shown()).toMatchObject({ given: null, numbers: 0 });
  expect(await answerOf(areaCode(await at("area-code", { areaCode: "020" })))).toMatchObject({
    location: `/imports/${importId}/cleanse`,
  });
  expect(await shown()).toEqual(put);

  await answerOf(rules(await at("rules", { rule, on: "no" })));
  expect(await shown()).toEqual(put);
  // As it was stored while the rule could still be switched off.
  await correctReading(db, { importId, change: (settings) => ({ ...settings, rulesOff: [rule] }), ...by });
  expect(await shown()).toEqual(put);

  await answerOf(areaCode(await at("area-code", {})));
  expect(await shown()).toMatchObject({ given: null, numbers: 0 });
  expect((await answerOf(areaCode(await at("area-code", { areaCode: "none" })))).status).toBe(400);
});
