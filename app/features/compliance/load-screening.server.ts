import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import { allowLongWork } from "#app/kit/long-work.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { screeningNumbers, screenings } from "#db/schema.ts";
import { type ScreeningList, screeningCovers, screeningLists } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { readScreening } from "./read-screening.ts";
import { drawnAt } from "./register-days.ts";
import { tellDesks } from "./tell-desks.server.ts";

const batchSize = 5_000;

/** What is said of a file beside itself: which list, of which day, and what it speaks of. */
export const ScreeningForm = z.object({
  list: z.enum(screeningLists, { error: "Choose the list." }),
  covers: z.enum(screeningCovers, { error: "Choose what the file holds." }),
  asOf: z.iso.date({ error: "Choose the day the list was drawn." }),
  prefixes: z
    .string()
    .trim()
    .regex(/^(\+\d{1,8}([\s,]+\+\d{1,8})*)?$/, "Write leading digits with the country's code, such as +1212, +1646.")
    .transform((text) => text.split(/[\s,]+/).filter((prefix) => prefix !== ""))
    .default([]),
});

type Loading = { facts: z.output<typeof ScreeningForm>; fileName: string; bytes: Uint8Array; by: string; now: Date };

/**
 * Loads a do-not-call list. Of its numbers only keyed hashes are kept. A copy of a register takes the place of the copies before it
 * that speak of the same numbers; the result of a wash only adds. The day counts from its first minute where the register is kept.
 */
export async function loadScreening(
  db: Db,
  { facts, fileName, bytes, by, now }: Loading,
): Promise<{ ok: true; entries: number; unread: number } | { ok: false; sentence: string }> {
  const asOf = drawnAt(facts.list, facts.asOf);
  if (asOf > now) return { ok: false, sentence: "The list cannot be of a day to come. Choose the day it was drawn." };
  const read = readScreening(decoded(bytes), facts.list, facts.covers);
  if (!read.ok) return read;
  const { list, covers } = facts;
  const prefixes = covers === "register" && facts.prefixes.length > 0 ? facts.prefixes.toSorted() : null;
  await db.transaction(async (tx) => {
    await allowLongWork(tx);
    const entries = read.numbers.size;
    const [loaded] = await tx
      .insert(screenings)
      .values({ list, covers, prefixes, asOf, entries, synthetic: false, fileName, loadedBy: by, loadedAt: now })
      .returning({ id: screenings.id });
    if (!loaded) throw new Error("The screening was not stored.");
    await writeNumbers(tx, loaded.id, read.numbers);
    if (covers === "register") await replaceEarlier(tx, { id: loaded.id, list, prefixes, asOf, now });
    await record(tx, { type: "screening.loaded", data: { screeningId: loaded.id, list, entries }, by, at: now });
    await tellDesks(tx, { only: null });
  });
  return { ok: true, entries: read.numbers.size, unread: read.unread };
}

/** Spreadsheets save “Unicode text” as UTF-16, which says so in its first two bytes; everything else that matters here is ASCII. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  return new TextDecoder(wide ?? "utf-8").decode(bytes);
}

async function writeNumbers(tx: Tx, screeningId: string, numbers: Map<string, boolean>): Promise<void> {
  let batch: [string, boolean][] = [];
  const write = async () => {
    const hashes = sql.param(batch.map(([e164]) => hashOf("number", e164)));
    const listed = sql.param(batch.map(([, on]) => on));
    await tx.execute(sql`
      insert into screening_numbers (screening_id, number_hash, listed)
      select ${screeningId}::uuid, * from unnest(${hashes}::text[], ${listed}::boolean[])`);
    batch = [];
  };
  for (const number of numbers) {
    batch.push(number);
    if (batch.length === batchSize) await write();
  }
  if (batch.length > 0) await write();
}

async function replaceEarlier(
  tx: Tx,
  {
    id,
    list,
    prefixes,
    asOf,
    now,
  }: { id: string; list: ScreeningList; prefixes: string[] | null; asOf: Date; now: Date },
): Promise<void> {
  const sameNumbers = prefixes === null ? undefined : sql`${screenings.prefixes} = ${sql.param(prefixes)}::text[]`;
  const replaced = await tx
    .update(screenings)
    .set({ replacedAt: now })
    .where(
      and(
        eq(screenings.list, list),
        ne(screenings.id, id),
        eq(screenings.covers, "register"),
        isNull(screenings.replacedAt),
        or(eq(screenings.synthetic, true), lte(screenings.asOf, asOf)),
        sameNumbers,
      ),
    )
    .returning({ id: screenings.id });
  const ids = replaced.map((row) => row.id);
  if (ids.length > 0) await tx.delete(screeningNumbers).where(inArray(screeningNumbers.screeningId, ids));
}
