import type { Dice } from "../../sample/dice.ts";
import type { Clock } from "../year/oracle/clocks.ts";

/** Somebody of a backlog, before the house knows of them. Numbers are of the ranges kept for drama, which ring nowhere. */
export type Called = {
  company: string;
  person: string;
  country: "GB" | "US";
  region: string | null;
  zone: string | null;
  clock: Clock;
  numbers: string[];
  email: string | null;
  competitor: string | null;
  standing: number;
};

const britishRanges = [113, 114, 116, 117, 121, 131, 141, 151, 161].map((area) => `+44${area}4960`);
const american: [area: number, region: string, clock: Clock, zone: string][] = [
  [212, "NY", "eastern", "America/New_York"],
  [617, "MA", "eastern", "America/New_York"],
  [202, "DC", "eastern", "America/New_York"],
  [305, "FL", "eastern", "America/New_York"],
  [404, "GA", "eastern", "America/New_York"],
  [215, "PA", "eastern", "America/New_York"],
  [216, "OH", "eastern", "America/New_York"],
  [312, "IL", "central", "America/Chicago"],
  [214, "TX", "central", "America/Chicago"],
  [612, "MN", "central", "America/Chicago"],
  [314, "MO", "central", "America/Chicago"],
  [303, "CO", "mountain", "America/Denver"],
  [505, "NM", "mountain", "America/Denver"],
  [213, "CA", "pacific", "America/Los_Angeles"],
  [415, "CA", "pacific", "America/Los_Angeles"],
  [206, "WA", "pacific", "America/Los_Angeles"],
  [503, "OR", "pacific", "America/Los_Angeles"],
];
const words = [
  "Harrow",
  "Pike",
  "Marsh",
  "Calder",
  "Quay",
  "Alder",
  "Thorn",
  "Severn",
  "Ridge",
  "Fenwick",
  "Larch",
  "Stone",
];
const trades = ["Haulage", "Joinery", "Dental", "Timber", "Freight", "Bakers", "Printing", "Plant Hire"];
const firsts = ["Helen", "Omar", "Ruth", "Peter", "Sanjay", "Marta", "Iain", "Grace"];
const lasts = ["Marsh", "Okoye", "Bennett", "Wilson", "Kaur", "Novak", "Reid", "Hughes"];

/** Hands out each invented company and each number once. */
export function directory(dice: Dice) {
  const british = dice.shuffled(
    [...britishRanges, "+442079460"].flatMap((head) => Array.from({ length: 1_000 }, (_, n) => head + pad(n, 3))),
  );
  const abroad = dice.shuffled(
    american.flatMap((place) =>
      Array.from({ length: 100 }, (_, n) => ({ place, number: `+1${place[0]}55501${pad(n, 2)}` })),
    ),
  );
  let made = 0;
  const british1 = () => british.pop() ?? fail();

  function next(country: Called["country"]): Called {
    const n = ++made;
    const company = `${dice.pick(words)} ${dice.pick(trades)} ${n} Ltd`;
    const first = dice.pick(firsts);
    const common = {
      company,
      person: `${first} ${dice.pick(lasts)}`,
      email: dice.chance(0.75) ? `${first.toLowerCase()}@firm-${n}.example` : null,
      competitor: dice.chance(0.25) ? "Fleetmark" : null,
      standing: dice.between(0, 100),
    };
    if (country === "GB") {
      const numbers = Array.from({ length: dice.chance(0.3) ? 2 : 1 }, british1);
      return { ...common, country, region: null, zone: null, clock: "london", numbers };
    }
    const { place, number } = abroad.pop() ?? fail();
    const [, region, clock, zone] = place;
    return { ...common, country, region, zone: dice.chance(0.5) ? zone : null, clock, numbers: [number] };
  }

  return { next, spare: (count: number) => Array.from({ length: count }, british1) };
}

function fail(): never {
  throw new Error("No number is left: ask for fewer leads.");
}

const pad = (n: number, places: number): string => String(n).padStart(places, "0");
