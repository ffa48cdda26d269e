import { type Dice, diceFrom } from "../../sample/dice.ts";
import { phoneOf, someWriting, write } from "../../sample/phones.ts";
import { ranges } from "../../sample/places.ts";

/** What no list should hold and every list holds somewhere. */
const hostile: readonly string[] = [
  ..."=1+1|+1|-2|@SUM(A1)|=cmd!A0|＝1+1|-|--|'|''|'quoted'|O'Neill|__proto__|constructor|null|NaN|TRUE|#REF!|#N/A".split(
    "|",
  ),
  ..."1e309|4.42E+11|00000|0|%s%n|../../etc/passwd|<script>alert(1)</script>|&lt;b&gt;|{{7*7}}|%{1}|\\|\\\\|\\n|a\\".split(
    "|",
  ),
  ...[
    '=HYPERLINK("http://x.example","go")',
    '="020 7946 0001"',
    '"',
    '""',
    '"""',
    'Big "Jim" Ltd',
    '6" pipe',
    'ends "so"',
  ],
  ...["a,b", ";;;", "a|b|c", "¬", "¦ ~ ^", "tab\there", ",", "x;y,z|w", "• one § two", "sep=;"],
  ...["one\ntwo", "one\r\ntwo", "one\rtwo", "\n", "\r\n\r\n", "trailing\n", "\nleading", 'a\n\nb,c\n"d"'],
  ...[
    " ",
    "  padded  ",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\u3000wide\u3000",
    "\t",
    "a\u2028b\u2029c\u0085d\u000be\u000cf",
  ],
  ...["bell\u0007", "nul\u0000here", "\u0001", "\u001f", "\u007f", "\u009b31m", "\u001b[31mred"],
  ...[
    "شركة النور",
    "\u202egnp.exe",
    "עברית בע״מ",
    "مثال+44",
    "東京商事",
    "한국전자",
    "ΑΒΓ ΑΕ",
    "Ёлка ООО",
    "Zürich Møbler Łódź",
  ],
  ...[
    "👩‍👩‍👧‍👦 Ltd",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🇬🇧",
    "Z̸̢͇a̷͔l̵͇g̶o̷",
    "ﬁ ﷺ Ⅷ",
    "\ud800x",
    "x\udc00",
    "\ufffd",
    "\uffff",
    "Ã©tÃ©",
    "CafÃ© &amp; Co",
  ],
];

const firms = ["Corbridge", "Tay Valley", "Oakfield", "Harrow & Pike", "St. Mary’s", "Ångström", "A1", "Dales"];
const trades = ["Print", "Dairies", "Logistics", "Freight", "Joinery", "Dental", "Foods", "Motors"];
const forms = [
  "Ltd",
  "LIMITED",
  "plc",
  "LLP",
  "GmbH",
  "& Sons",
  "t/a Quick Fix",
  "(do not call)",
  "- Leeds branch",
  "",
];
const people = [
  "Helen Marsh",
  "ELLWOOD, Dan",
  "Dr Ann Li",
  "j. smith",
  "Marc & Priya",
  "O’Neill Sr.",
  "de la Cruz, José",
];
const afterPhone = ["", "", "", " ext 12", " x4", " (do not call)", " / 0161 496 0123", ".0", " Helen", ",,5", " fax"];

/** A cell as its column would hold it, clean or as people leave it. */
export const kinds = {
  company: (dice: Dice) =>
    `${dice.pick(firms)} ${dice.pick(trades)} ${dice.between(1, 999)} ${dice.pick(forms)}`.trim(),
  person: (dice: Dice) => dice.pick(people),
  phone: (dice: Dice) => phone(dice) + dice.pick(afterPhone),
  email: (dice: Dice) => {
    const plain = `${dice.pick(["info", "sales", "h.marsh", "dan+x"])}@firm${dice.between(1, 999)}.example`;
    return dice.pick([
      plain,
      plain,
      `mailto:${plain}`,
      `Dan <${plain}>`,
      `${plain}; b@x.example`,
      plain.toUpperCase(),
      "none",
    ]);
  },
  website: (dice: Dice) =>
    `${dice.pick(["https://www.", "http://", "www.", ""])}firm${dice.between(1, 999)}.example/a?b=c`,
  postcode: (dice: Dice) => dice.pick(["LS9 8AA", "ls98aa", "EC1A 1BB", "1010", "SW1A1AA", "90210-1234", "O1 2AB"]),
  town: (dice: Dice) => dice.pick(["Leeds", "LONDON", "London", "Londn", "St. Gallen", "Newcastle upon Tyne"]),
  date: (dice: Dice) =>
    dice.pick(["12/03/2024", "2024-03-31", "03/12/24", "31.12.2023", "45000", "Q3 2024", "yesterday"]),
  permission: (dice: Dice) => dice.pick(["", "", "", "yes", "N", "TPS", "x", "0"]),
  note: (dice: Dice) =>
    dice.pick(["Asked for a quote", "rang back, no answer", "never call again", "see #12", "- left", ""]),
  number: (dice: Dice) => String(dice.between(-5, 100_000)),
} satisfies Record<string, (dice: Dice) => string>;
export type CellKind = keyof typeof kinds;

/** Fiction only, in one of the ways people write a number. */
function phone(dice: Dice): string {
  const [area, head] = dice.pick(Object.values(ranges));
  return write(phoneOf(`${area} ${head}${String(dice.between(0, 999)).padStart(3, "0")}`), someWriting(dice));
}

export function hostileCell(dice: Dice): string {
  if (dice.chance(0.15)) return anyText(dice, dice.between(0, 40));
  const cell = dice.pick(hostile);
  return dice.chance(0.2) ? `${cell}${dice.pick(hostile)}` : cell;
}

/** Of a megabyte: what the reader, the rules or the matcher would do more than once over is felt here. */
export function hugeCell(dice: Dice): string {
  const piece = dice.pick([
    "x",
    "9",
    "a@",
    "+44 ",
    "(0)",
    " ",
    "do not call ",
    "é",
    "www.",
    "1/",
    "Ltd ",
    "\n",
    '"',
    "-",
  ]);
  return piece.repeat(Math.floor(1_000_000 / piece.length));
}

/** Any code units at all, half pairs among them, from the whole plane or from a narrow alphabet that means something. */
export function anyText(dice: Dice, length: number): string {
  const narrow = dice.pick([
    "",
    "",
    ",;\t|\"'\r\n =+-@0123456789aé",
    '"\n,x',
    "+44 (0)20/79-46.",
    "\u0001\u001f¬^¦~•§\n",
  ]);
  let text = "";
  for (let n = 0; n < length; n++)
    text += narrow
      ? dice.pick([...narrow])
      : String.fromCharCode(dice.between(dice.chance(0.7) ? 32 : 0, dice.chance(0.8) ? 255 : 65_535));
  return text;
}

/** The same number for the same file of the same seed, for ever. */
export const diceOf = (seed: number, file: number): Dice =>
  diceFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(file + 1, 0x85ebca6b));
