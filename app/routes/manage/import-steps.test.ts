import { expect } from "vitest";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as download, action as upload } from "./import-steps.ts";

dbTest("steps of several megabytes are downloaded and taken back for another file", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const about = { ...calder, by: marc, now: tuesday10am };
  const store = async (row: string) => {
    const stored = await storeImport(db, { ...about, fileName: "backlog.csv", bytes: backlogFile(row) });
    if (!stored.ok) throw new Error(stored.reason);
    return stored.importId;
  };
  const first = await store("Tay Freight,Ann Mole,020 7946 0188,,,warm");
  const next = await store("Corbridge Print,Dan Ell,0161 496 0155,,,warm");
  const replacements = Array.from({ length: 4_000 }, (_, n) => ({
    column: 5,
    from: [`${n} ${"wram ".repeat(90)}`],
    to: "warm",
  }));
  await correctReading(db, { ...about, importId: first, change: (settings) => ({ ...settings, replacements }) });

  const { body } = await answerOf(download(await requestBy(db, { by: marc }, { importId: first })));
  const send = async (text: string) => {
    const asked = await requestBy(db, { by: marc, path: `/imports/${next}/steps` }, { importId: next });
    const form = new FormData();
    form.set("file", new File([text], "import-steps.json"));
    const headers = { Cookie: asked.request.headers.get("Cookie") ?? "" };
    return answerOf(
      upload({ ...asked, request: new Request(asked.request.url, { method: "POST", body: form, headers }) }),
    );
  };
  expect(String(body).length).toBeGreaterThan(1_000_000);
  expect(await send("Company,Phone")).toMatchObject({
    status: 400,
    body: { sentence: expect.stringContaining("This is not a file of steps") },
  });
  expect(await send(String(body))).toMatchObject({ location: `/imports/${next}/file` });

  expect((await importPage(db, next))?.settings).toMatchObject({
    replacements,
    stepsTaken: { from: "import-steps.json" },
  });
});
