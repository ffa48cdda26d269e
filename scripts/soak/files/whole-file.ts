import iconv from "iconv-lite";
import type { TableOverrides } from "#app/features/intake/read-table.ts";
import type { Dice } from "../../sample/dice.ts";
import { anyText, diceOf } from "./cells.ts";
import { layoutFrom, written } from "./layout.ts";
import { type List, listFrom } from "./list.ts";

export const kinds = ["lists", "damaged lists", "noise"] as const;
export type Kind = (typeof kinds)[number];

export type GivenFile = {
  kind: Kind;
  /** How it is written, in words, for whoever has to look into a failure. */
  told: string;
  bytes: Uint8Array;
  /** What a person said of it beforehand. */
  said: TableOverrides;
  /** The records it was written with, where a reader must find each of them; null where nobody could. */
  records: string[][] | null;
  /** Whether the encoding is certain, so that accents too must come out as they went in. */
  toTheLetter: boolean;
};

/** The file of this number: the same for ever, so that a failure can be looked at again. */
export function fileFrom(seed: number, number: number): GivenFile {
  const dice = diceOf(seed, number);
  const kind = dice.weighted({ lists: 70, "damaged lists": 20, noise: 10 });
  if (kind === "noise") return noise(dice);
  const headed = dice.chance(0.85);
  const list = listFrom(dice, { headed });
  const layout = layoutFrom(dice);
  const text = written(list, layout, dice);
  const encoded = encodedFrom(dice, text);
  const told = `${encoded.told}, ${JSON.stringify(layout)}, ${headed ? `${list.header?.length} header rows` : "no header"}`;
  if (kind === "lists") return { kind, ...encoded, told, records: recordsOf(list) };
  return { kind, ...encoded, told, bytes: damaged(dice, encoded.bytes), records: null };
}

const recordsOf = ({ records }: List): string[][] =>
  records.filter((cells) => cells.some((cell) => cell.trim() !== ""));

function encodedFrom(dice: Dice, text: string): Pick<GivenFile, "bytes" | "said" | "told" | "toTheLetter"> {
  const way = dice.weighted({ "utf-8": 10, "utf-8 with a mark": 6, "utf-16le": 2, "utf-16be": 1, "one byte": 4 });
  if (way === "utf-16le" || way === "utf-16be") {
    const bytes = iconv.encode(text, way, { addBOM: true });
    return { bytes, said: {}, told: way, toTheLetter: true };
  }
  if (way === "one byte") {
    const encoding = dice.pick(["windows-1252", "iso-8859-1", "windows-1250", "windows-1251", "shift_jis"]);
    const bytes = iconv.encode(text, encoding);
    const said = encoding === "shift_jis" || dice.chance(0.5);
    // A list with letters the encoding lacks was never written in it; of one code, platforms think differently.
    if (iconv.decode(bytes, encoding) === text && !text.includes("\u007f"))
      return { bytes, said: said ? { encoding } : {}, told: encoding, toTheLetter: said };
  }
  const bytes = Buffer.from(way === "utf-8 with a mark" ? `\ufeff${text}` : text);
  return { bytes, said: {}, told: way === "one byte" ? "utf-8" : way, toTheLetter: true };
}

/** Cut off, overwritten, with bytes that are no text, or with a quote too many. */
function damaged(dice: Dice, bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = () => dice.between(0, Math.max(0, copy.length - 1));
  switch (dice.pick(["cut", "cut at the start", "bytes", "quotes", "lines"] as const)) {
    case "cut":
      return copy.subarray(0, at());
    case "cut at the start":
      return copy.subarray(at());
    case "bytes":
      for (let n = dice.between(1, 20); n > 0; n--) copy[at()] = dice.between(0, 255);
      return copy;
    case "quotes":
      for (let n = dice.between(1, 5); n > 0; n--) copy[at()] = 0x22;
      return copy;
    case "lines": {
      const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
      return Buffer.concat([copy.subarray(0, to), copy.subarray(from)]);
    }
  }
}

const beginnings = [
  "%PDF-1.7\n",
  "PK\u0003\u0004",
  '{"a":[',
  '<?xml version="1.0"?>',
  "sep=",
  "\ufeff\ufeff",
  "BEGIN:VCARD\n",
  '"',
  "",
  "",
];

function noise(dice: Dice): GivenFile {
  const length = dice.pick([0, 1, 2, 3, 50, 2_000, 50_000]);
  const told = `${length} of noise`;
  const start = dice.pick(beginnings);
  const bytes = dice.chance(0.5)
    ? Buffer.concat([Buffer.from(start), Buffer.from(Array.from({ length }, () => dice.between(0, 255)))])
    : Buffer.from(start + anyText(dice, length));
  return { kind: "noise", told, bytes, said: {}, records: null, toTheLetter: false };
}
