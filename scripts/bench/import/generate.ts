import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Dice, diceFrom } from "#scripts/sample/dice.ts";
import { phoneOf, someWriting, write } from "#scripts/sample/phones.ts";
import { ranges, roadKinds, roads, towns } from "#scripts/sample/places.ts";
import { menFirst, positions, surnames, trades, womenFirst } from "#scripts/sample/words.ts";

export const columns = [
  "Company",
  "First name",
  "Last name",
  "Job title",
  "Phone",
  "Direct line",
  "Email",
  "Website",
  "Address",
  "Town",
  "Postcode",
  "Last contacted",
];
/** Where the phones are: what a yardstick parses without having to recognise anything. */
export const phoneColumns = [4, 5];

const inward = "ABDEFGHJLNPQRSTUWXYZ".split("");
const firsts = [...womenFirst, ...menFirst];
const lines = Object.values(ranges);
const PIECE = 1_000;

/** Writes a backlog of any length, row by row: every row another, its cells as people type them, the same from the same seed. */
export async function generate(file: string, rows: number, seed = 20261102): Promise<void> {
  await pipeline(Readable.from(pieces(rows, seed)), createWriteStream(file));
}

function* pieces(rows: number, seed: number): Generator<string> {
  const dice = diceFrom(seed);
  yield `${columns.join(",")}\r\n`;
  for (let from = 0; from < rows; from += PIECE) {
    let piece = "";
    for (let nth = from; nth < Math.min(from + PIECE, rows); nth++)
      piece += `${rowOf(nth, dice).map(cell).join(",")}\r\n`;
    yield piece;
  }
}

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function rowOf(nth: number, dice: Dice): string[] {
  const [one, other] = [dice.pick(surnames), dice.pick(surnames)];
  const trade = dice.pick(trades).name;
  const form = dice.pick(["Ltd", "Limited", "LTD.", "", "plc"]);
  const name = `${one} & ${other} ${trade} ${form}`.trim();
  const domain = `${one}-${other}-${nth}.example`.toLowerCase();
  const [first, last] = [dice.pick(firsts), dice.pick(surnames)];
  const town = dice.pick(towns);
  return [
    inCase(name, dice),
    first,
    dice.chance(0.1) ? last.toUpperCase() : last,
    dice.chance(0.7) ? dice.pick(positions) : "",
    write(numberOf(nth), someWriting(dice)),
    dice.chance(0.3) ? write(numberOf(nth * 7 + 3), someWriting(dice)) : "",
    dice.chance(0.8) ? `${dice.chance(0.05) ? "mailto:" : ""}${first}.${last}@${domain}`.toLowerCase() : "",
    dice.chance(0.5) ? `${dice.pick(["www.", "https://www.", "http://"])}${domain}` : "",
    `${dice.between(1, 184)} ${dice.pick(roads)} ${dice.pick(roadKinds)}${dice.chance(0.2) ? `, Unit ${dice.between(1, 40)}` : ""}`,
    dice.chance(0.1) ? town.name.toUpperCase() : town.name,
    postcode(dice.pick(town.districts), dice),
    `${dice.between(1, 28)}/${dice.between(1, 12)}/${dice.between(2021, 2025)}`,
  ];
}

function inCase(name: string, dice: Dice): string {
  const how = dice.weighted({ asIs: 80, upper: 12, lower: 4, spaced: 4 });
  if (how === "upper") return name.toUpperCase();
  if (how === "lower") return name.toLowerCase();
  return how === "spaced" ? ` ${name.replace(" ", "  ")} ` : name;
}

function postcode(district: string, dice: Dice): string {
  const text = `${district} ${dice.between(1, 9)}${dice.pick(inward)}${dice.pick(inward)}`;
  return dice.chance(0.15) ? text.replace(" ", "").toLowerCase() : text;
}

/** All numbers are kept for fiction, of which there are some 16,000: a longer file has several companies of one number. */
function numberOf(nth: number) {
  const [area, head] = lines[nth % lines.length] ?? ranges.london;
  return phoneOf(`${area} ${head}${String(Math.floor(nth / lines.length) % 1000).padStart(3, "0")}`);
}
