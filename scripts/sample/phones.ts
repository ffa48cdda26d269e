import type { Dice } from "./dice.ts";
import { type Range, ranges } from "./places.ts";

/** A number that rings nowhere, in the parts people put spaces between: "0161", "496", "0142". */
export type Phone = readonly string[];

export const digitsOf = (phone: Phone): string => phone.join("");
export const spaced = (phone: Phone): string => phone.join(" ");

/** "0161 496 0142" as its parts. */
export const phoneOf = (text: string): Phone => text.split(" ");

/**
 * Hands out each number once. The last two digits tell the demo's telephone how a call ends (01 busy, 02 no answer,
 * 03 failed, 05 fax …), so failed lines and faxes are made rarer than chance, and 99 is left out.
 */
export function phoneBook(dice: Dice, reserved: readonly string[]) {
  const taken = new Set(reserved);
  const left = new Map<string, Phone[]>();

  function pageOf(key: string, head: readonly [string, string]): Phone[] {
    const page: Phone[] = [];
    for (let n = 0; n < 1000; n += 1) {
      const ending = n % 100;
      if (ending === 99) continue;
      if ((ending === 3 || ending === 5) && n > 300) continue;
      const phone = phoneOf(`${head[0]} ${head[1]}${String(n).padStart(3, "0")}`);
      if (!taken.has(spaced(phone))) page.push(phone);
    }
    const shuffled = dice.shuffled(page);
    left.set(key, shuffled);
    return shuffled;
  }

  function from(key: string, head: readonly [string, string]): Phone {
    const phone = (left.get(key) ?? pageOf(key, head)).pop();
    if (!phone) throw new Error(`no number left in ${key}`);
    return phone;
  }

  return {
    next: (range: Range): Phone => from(range, ranges[range]),
    /** Kept for drama, yet no validator takes it: a mobile that cannot be called. */
    drama: (): Phone => from("mobile", ["07700", "900"]),
    premium: (): Phone => from("premium", ["0909", "879 0"]),
  };
}

export type PhoneBook = ReturnType<typeof phoneBook>;

const ordinary = {
  spaced: 30,
  solid: 14,
  "area apart": 11,
  dashes: 7,
  brackets: 8,
  international: 8,
  "zero in brackets": 6,
  "double zero": 2,
  "lost zero": 12,
  "lost plus": 3,
  dots: 2,
  "excel text": 1,
  apostrophe: 1,
  "hard spaces": 2,
  label: 2,
};
export type Writing = keyof typeof ordinary;

/** Ways that only a careful reader undoes: worth naming in the answers. */
export const damaged: ReadonlySet<Writing> = new Set([
  "zero in brackets",
  "lost zero",
  "lost plus",
  "excel text",
  "apostrophe",
  "hard spaces",
  "label",
]);

export function write(phone: Phone, way: Writing): string {
  const [area = "", ...rest] = phone;
  const all = digitsOf(phone);
  switch (way) {
    case "spaced":
      return spaced(phone);
    case "solid":
      return all;
    case "area apart":
      return `${area} ${rest.join("")}`;
    case "dashes":
      return phone.join("-");
    case "brackets":
      return `(${area}) ${rest.join(" ")}`;
    case "international":
      return `+44 ${area.slice(1)} ${rest.join(" ")}`;
    case "zero in brackets":
      return `+44 (0)${area.slice(1)} ${rest.join(" ")}`;
    case "double zero":
      return `0044 ${area.slice(1)} ${rest.join(" ")}`;
    case "lost zero":
      return all.slice(1);
    case "lost plus":
      return `44${all.slice(1)}`;
    case "dots":
      return phone.join(".");
    case "excel text":
      return `="${all}"`;
    case "apostrophe":
      return `'${all}`;
    case "hard spaces":
      return phone.join("\u00a0");
    case "label":
      return `Tel: ${spaced(phone)}`;
  }
}

export const someWriting = (dice: Dice): Writing => dice.weighted(ordinary);

/** Another way to write it that is not `way`: for the same number met twice. */
export function otherWriting(dice: Dice, way: Writing): Writing {
  const other = someWriting(dice);
  return other === way ? (way === "solid" ? "brackets" : "solid") : other;
}
