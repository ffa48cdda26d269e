import { type Dice, diceFrom } from "../../sample/dice.ts";
import { phoneOf, someWriting, spaced, write } from "../../sample/phones.ts";
import { ranges, towns } from "../../sample/places.ts";

const syllables = "bar cal den el for gar hal is jen kel lor mar nor os pen quin ros sal tor ul ver wes yor zan".split(
  " ",
);
const trades = [
  "Print",
  "Dairies",
  "Logistics",
  "Joinery",
  "Freight",
  "Motors",
  "Foods",
  "Dental",
  "Roofing",
  "Textiles",
];
const first = ["Helen", "Dan", "Ann", "Marc", "Priya", "Tomasz", "Leah", "Owen"];
const last = ["Marsh", "Ellwood", "Li", "Bell", "Nair", "Okafor", "Hughes", "Voss"];

/** A client's list of so many rows, all of it fiction: some rows twice, some that say not to call, some that are no use, some blank. */
export function backlogOf(rows: number, seed: number): Buffer {
  const dice = diceFrom(seed);
  const lines = ["Company,Contact,Phone,Mobile,Email,Town,Postcode,Status,Do not call,Notes"];
  const known: Company[] = [];
  while (lines.length <= rows) {
    const kind = dice.weighted({ new: 88, again: 6, "no calls": 2, nameless: 2, blank: 2 });
    if (kind === "blank") lines.push(",,,,,,,,,");
    else if (kind === "again" && known.length > 0) lines.push(written(dice, dice.pick(known), { again: true }));
    else {
      const company = companyFrom(dice);
      if (kind === "new") known.push(company);
      lines.push(
        written(dice, { ...company, name: kind === "nameless" ? "" : company.name }, { noCalls: kind === "no calls" }),
      );
    }
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}

type Company = ReturnType<typeof companyFrom>;

function companyFrom(dice: Dice) {
  const word = [dice.pick(syllables), dice.pick(syllables), dice.pick(syllables)].join("");
  const name = `${word[0]?.toUpperCase()}${word.slice(1)} ${dice.pick(trades)} ${dice.pick(["Ltd", "plc", "LLP"])}`;
  const town = dice.pick(towns);
  const number = (range: keyof typeof ranges) =>
    phoneOf(`${ranges[range][0]} ${ranges[range][1]}${String(dice.between(0, 999)).padStart(3, "0")}`);
  return {
    name,
    person: `${dice.pick(first)} ${dice.pick(last)}`,
    phones: [number(town.range), number("wide")] as const,
    email: `${dice.pick(["info", "sales", "office"])}@${word}${dice.between(1, 99)}.example`,
    town: town.name,
    postcode: `${town.districts[0]} ${dice.between(1, 9)}AA`,
  };
}

function written(dice: Dice, company: Company, { again = false, noCalls = false }): string {
  const { name, person, phones, email, town, postcode } = company;
  return [
    again ? name.toUpperCase().replace("LTD", "LIMITED") : name,
    person,
    again ? spaced(phones[0]) : write(phones[0], someWriting(dice)),
    dice.chance(0.3) ? spaced(phones[1]) : "",
    email,
    town,
    postcode,
    dice.pick(["", "", "Lost", "Demo done", "No budget"]),
    noCalls ? "yes" : "",
    dice.chance(0.2) ? "Asked for a quote" : "",
  ]
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
