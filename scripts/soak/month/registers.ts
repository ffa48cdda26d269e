import { loadScreening } from "#app/features/compliance/load-screening.server.ts";
import { dayDrawn } from "#app/features/compliance/register-days.ts";
import type { World } from "./world.ts";

const registers = [
  { list: "TPS", country: "+44" },
  { list: "CTPS", country: "+44" },
  { list: "US-DNC", country: "+1" },
] as const;

/** A fresh copy of each register, with a few in a hundred of the numbers on it; who once signed up stays. */
export async function loadRegisters(world: World): Promise<void> {
  const { rows } = await world.ownerPool.query<{ e164: string }>("select distinct e164 from phone_numbers order by 1");
  for (const { list, country } of registers) {
    const theirs = rows.filter(({ e164 }) => e164.startsWith(country));
    const listed = theirs.filter(() => world.dice.chance(0.01)).map(({ e164 }) => e164);
    // A register is never empty.
    const all = [
      ...new Set([...(world.listed.get(list) ?? []), ...listed, ...theirs.slice(0, 1).map(({ e164 }) => e164)]),
    ];
    world.listed.set(list, all);
    const facts = { list, covers: "register" as const, asOf: dayDrawn(list, world.now), prefixes: [] };
    const bytes = new TextEncoder().encode(all.join("\n"));
    const loaded = await loadScreening(world.database.db, {
      ...{ facts, fileName: `${list}.csv`, bytes, by: world.admin, now: world.now },
    });
    if (!loaded.ok) throw new Error(loaded.sentence);
    for (const e164 of all) if (!world.barred.has(e164)) world.barred.set(e164, world.now.getTime());
  }
}
