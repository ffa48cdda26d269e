import type { MatchRecord } from "#app/features/matching/types.ts";
import { type Dice, diceFrom } from "#scripts/sample/dice.ts";
import { pairKey } from "../pairs.ts";
import { firmAt } from "./firm.ts";
import { type Told, tell, tellAgain } from "./tell.ts";
import { type Trap, traps } from "./traps.ts";

/** What a record was made as: the only one of its firm, one of some, or a part of a trap. */
export type Made = "once" | "again" | keyof typeof traps;

export type Invented = { records: MatchRecord[]; pairs: Set<number>; made: Made[] };

const trapNames = Object.keys(traps) as (keyof typeof traps)[];

/** A list of so many records with every trap in it, and the pairs that are one company: the same from the same seed. */
export function invent(rows: number, seed = 20_261_104): Invented {
  const dice = diceFrom(seed);
  let nth = 0;
  const next = () => firmAt(dice, nth++);
  const told: { record: Told; firm: number; what: Made }[] = [];
  for (let firm = 0; told.length < rows; ) {
    const { what, firms } = some(dice, next);
    for (const records of firms) {
      for (const record of records) told.push({ record, firm, what });
      firm++;
    }
  }
  const firms = new Map<number, number[]>();
  const made: Made[] = [];
  const records = dice.shuffled(told.slice(0, rows)).map(({ record, firm, what }, id): MatchRecord => {
    made.push(what);
    const there = firms.get(firm);
    if (there) there.push(id);
    else firms.set(firm, [id]);
    return { id, ...record };
  });
  const pairs = new Set<number>();
  for (const ids of firms.values())
    ids.forEach((one, at) => {
      for (const other of ids.slice(at + 1)) pairs.add(pairKey(one, other));
    });
  return { records, pairs, made };
}

/** The next company or companies: most stand once, some twice to four times, one in eight is a trap. */
function some(dice: Dice, next: () => ReturnType<typeof firmAt>): { what: Made; firms: Told[][] } {
  const firm = next();
  const what = dice.weighted({ once: 62, again: 26, trap: 12 });
  if (what === "once") return { what, firms: [[tell(firm)]] };
  if (what === "again") {
    const more = Number(dice.weighted({ 1: 80, 2: 15, 3: 5 }));
    return { what, firms: [[tell(firm), ...Array.from({ length: more }, () => tellAgain(firm, dice))]] };
  }
  const name = dice.pick(trapNames);
  const trap: Trap = traps[name];
  return { what: name, firms: trap(firm, dice, next) };
}
