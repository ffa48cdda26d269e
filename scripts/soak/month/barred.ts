import { note, type World } from "./world.ts";

/** Nobody dials a number that stood on a register, or whose owner had written in, by the players' own notes. */
export async function lookForBarred(world: World): Promise<void> {
  const { rows } = await world.ownerPool.query<{ id: string; e164: string; at: number }>(
    `select a.id, n.e164, (extract(epoch from a.placed_at) * 1000)::float8 as at
     from attempts a join phone_numbers n on n.id = a.phone_number_id`,
  );
  for (const { id, e164, at } of rows) {
    const since = world.barred.get(e164);
    if (since !== undefined && at > since)
      note(world, "nobody-rings-the-barred", id, `${e164} was barred since ${new Date(since).toISOString()}.`);
  }
}
