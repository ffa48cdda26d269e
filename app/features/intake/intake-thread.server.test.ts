import { expect, test } from "vitest";
import type { Db } from "#db/client.server.ts";
import { intake, isTooMuchToRead, useIntakeThreads } from "./intake-thread.server.ts";
import { readHeaders } from "./read-headers.server.ts";

const house = { runtimeUrl: "postgres://nobody@localhost:1/none", suppressionKey: "k", demo: true, publicUrl: "" };
const db = {} as Db;
const file = Buffer.from("Company,Phone\nHarrow & Pike,020 7946 0142\n");

test("threads read for all who ask, and who waits when they end is told", { timeout: 60_000 }, async () => {
  const thread = useIntakeThreads(house);
  try {
    const [one, other] = await Promise.all([intake(db, "headers", file), intake(db, "headers", file)]);
    expect(one).toMatchObject({ ok: true, headers: ["Company", "Phone"] });
    expect(other).toEqual(one);

    // Without a database every other step fails, and says so to its own asker alone.
    const about = { importId: "0199a3c0-0000-7000-8000-000000000001", by: "nobody", now: new Date(0) };
    const [failed, read] = await Promise.allSettled([intake(db, "commit", about), intake(db, "headers", file)]);
    expect([failed.status, read.status]).toEqual(["rejected", "fulfilled"]);

    // Long enough that neither is read when the threads end.
    const long = Buffer.concat([file, Buffer.from("Harbour Foods,020 7946 0142\n".repeat(400_000))]);
    const waiting = Promise.allSettled([intake(db, "headers", long), intake(db, "headers", long)]);
    await thread.close();
    expect((await waiting).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  } finally {
    await thread.close();
  }
});

test("a file that holds more than the thread may is told in a sentence, and the next one is read", {
  timeout: 120_000,
}, async () => {
  const thread = useIntakeThreads(house, { heapMb: 60, most: 1 });
  const row = `${"x".repeat(20)},020 7946 0142,${"y,".repeat(40)}\n`;
  const large = Buffer.from(`Company,Phone\n${row.repeat(150_000)}`);
  try {
    expect(await readHeaders(db, large)).toEqual({
      ok: false,
      sentence:
        "The file holds more than can be compared at once. Split it into smaller files and upload them one by one.",
    });
    expect(await readHeaders(db, file)).toMatchObject({ ok: true });

    const both = await Promise.allSettled([intake(db, "headers", large), intake(db, "headers", large)]);
    expect(both.map((one) => one.status === "rejected" && isTooMuchToRead(one.reason) && one.reason.alone)).toEqual([
      false,
      false,
    ]);
  } finally {
    await thread.close();
  }
});

test("while one file is read, another is not kept waiting", { timeout: 60_000 }, async () => {
  const threads = useIntakeThreads(house, { most: 2 });
  const large = Buffer.from(`Company,Phone\n${"Harrow & Pike,020 7946 0142\n".repeat(200_000)}`);
  try {
    // Both have begun before it counts.
    await Promise.all([intake(db, "headers", file), intake(db, "headers", file)]);
    const first = await Promise.race([
      intake(db, "headers", large).then(() => "the large one"),
      intake(db, "headers", file).then(() => "the small one"),
    ]);
    expect(first).toBe("the small one");
  } finally {
    await threads.close();
  }
});
