import { expect } from "vitest";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { companies, importRows } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as cleansePage } from "./import-cleanse.tsx";
import { loader as reviewPage } from "./import-review.tsx";
import { action as standIn } from "./import-stand-in.ts";

const people = [
  "First Name,Last Name,Email,Phone",
  "Helen,Marsh,helen.marsh@pike.example,020 7946 0101",
  "Tom,Reed,tom@reed.example,020 7946 0102",
  "Ann,Lee,ann.lee@gmail.com,020 7946 0103",
  ",,info@gmail.com,020 7946 0104",
].join("\n");

dbTest(
  "of a list of people each row becomes a lead under its domain or its person, once somebody says so, and not before",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const now = tuesday10am;
    const bytes = Buffer.from(people);
    const stored = await storeImport(db, { ...calder, fileName: "people.csv", bytes, country: "GB", by: marc, now });
    if (!stored.ok) throw new Error(stored.reason);
    const { importId } = stored;
    const at = (path: string, form?: Record<string, string>, by = marc) =>
      requestBy(db, { by, path: `/imports/${importId}/${path}`, ...(form ? { form } : {}) }, { importId });
    const offered = async () => (await cleansePage(await at("cleanse"))).unnamed;
    const balance = async () => {
      const { step } = await reviewPage(await at("review"));
      return step?.ok && [step.balance.leads, step.balance.quarantined];
    };

    expect(await offered()).toEqual({ given: null, rows: 4, named: { domain: 3, person: 3 }, example: "pike.example" });
    expect(await balance()).toEqual([0, 4]);
    expect((await answerOf(standIn(await at("stand-in", { standIn: "domain" }, priya)))).status).toBe(404);

    await answerOf(standIn(await at("stand-in", { standIn: "person" })));
    expect(await balance()).toEqual([3, 1]);
    await answerOf(standIn(await at("stand-in", {})));
    expect(await balance()).toEqual([0, 4]);
    expect((await answerOf(standIn(await at("stand-in", { standIn: "firm" })))).status).toBe(400);

    await answerOf(standIn(await at("stand-in", { standIn: "domain" })));
    expect(await offered()).toMatchObject({ given: "domain", rows: 3 });
    expect(await queueCommit(db, { importId, by: marc })).toEqual({ ok: true });
    await commitImport(db, { importId, by: marc, now });
    const named = await db.select({ name: companies.name }).from(companies);
    expect(named.map(({ name }) => name).toSorted()).toEqual(["Ann Lee", "pike.example", "reed.example"]);
    const rows = await db.select({ steps: importRows.steps }).from(importRows);
    expect(rows.flatMap(({ steps }) => steps as object[])).toContainEqual({
      ...{ column: 2, field: "company_name", rule: "company-stand-in" },
      ...{ original: "helen.marsh@pike.example", value: "pike.example" },
    });
  },
);
