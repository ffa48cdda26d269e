import type { Dice } from "./dice.ts";
import { type Phone, type PhoneBook, phoneOf } from "./phones.ts";
import { estates, roadKinds, roads, type Town, towns } from "./places.ts";
import { boxes, brandEnds, brandStarts, menFirst, positions, surnames, trades, womenFirst } from "./words.ts";

export type Person = { first: string; last: string; title: "Mr" | "Mrs" | "Ms"; position: string };
export type Company = {
  entity: number;
  /** Without the legal form: "Harrow & Pike Logistics". */
  name: string;
  legal: string;
  town: Town;
  lines: readonly string[];
  postcode: string;
  phone: Phone;
  domain: string;
  person: Person;
  vehicles: number;
};

const legalForms = { Ltd: 56, Limited: 14, "": 18, "Group Ltd": 4, LLP: 2, plc: 2 };

/** The letters Royal Mail uses in the second half of a postcode. */
const inward = "ABDEFGHJLNPQRSTUWXYZ".split("");

export function domainFor(name: string): string {
  const slug = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .trim()
    .replace(/[ -]+/g, "-");
  return `${slug}.example`;
}

/** Invents companies and people; no name comes twice. */
export function inventor(dice: Dice, book: PhoneBook) {
  const names = new Set<string>();
  let entities = 0;

  function nameIn(town: Town, trade: string): string {
    const how = dice.weighted({ surname: 38, brand: 35, pair: 14, sons: 7, local: 6 });
    if (how === "surname") return `${dice.pick(surnames)} ${trade}`;
    if (how === "sons") return `${dice.pick(surnames)} & ${dice.pick(["Son", "Sons", "Sons"])} ${trade}`;
    if (how === "brand") return `${dice.pick(brandStarts)}${dice.pick(brandEnds)} ${trade}`;
    if (how === "pair") {
      const [one = "", two = ""] = dice.shuffled(surnames);
      return `${one} & ${two} ${dice.chance(0.5) ? trade : ""}`.trim();
    }
    return `${dice.pick(town.local)} ${trade}`;
  }

  function freshName(town: Town, trade: string): string {
    const name = nameIn(town, trade);
    if (names.has(name)) return freshName(town, trade);
    names.add(name);
    return name;
  }

  function person(): Person {
    const woman = dice.chance(0.4);
    return {
      first: dice.pick(woman ? womenFirst : menFirst),
      last: dice.pick(surnames),
      title: woman ? dice.pick(["Mrs", "Ms"]) : "Mr",
      position: dice.pick(positions),
    };
  }

  function postcodeIn(town: Town): string {
    return `${dice.pick(town.districts)} ${dice.between(1, 9)}${dice.pick(inward)}${dice.pick(inward)}`;
  }

  function street(): string {
    return `${dice.between(1, 184)} ${dice.pick(roads)} ${dice.pick(roadKinds)}`;
  }

  function address(): string[] {
    const how = dice.weighted({ street: 60, unit: 28, named: 12 });
    if (how === "street") return [street()];
    const unit =
      how === "unit"
        ? `Unit ${dice.between(1, 38)}`
        : `${dice.pick(["Bay", "Yard", "Block"])} ${dice.pick(["A", "B", "C", "D"])}`;
    return [unit, dice.pick(estates), `${dice.pick(roads)} ${dice.pick(roadKinds)}`];
  }

  /** A company of its own, wherever the facts given leave a choice. */
  function company(facts: Partial<Company> = {}): Company {
    const town = facts.town ?? dice.pick(towns);
    const trade = dice.pick(trades);
    const name = facts.name ?? freshName(town, trade.name);
    entities += 1;
    return {
      entity: entities,
      name,
      legal: dice.weighted(legalForms),
      town,
      lines: address(),
      postcode: postcodeIn(town),
      // One in nine answers on a number that belongs to no town.
      phone: facts.phone ?? book.next(dice.chance(0.11) ? dice.pick(["wide", "freephone"]) : town.range),
      domain: domainFor(name),
      person: person(),
      vehicles: dice.between(...trade.vehicles),
      ...facts,
    };
  }

  function movedAcrossTown(company: Company): Company {
    const { town } = company;
    return { ...company, lines: address(), postcode: postcodeIn(town), phone: book.next(town.range) };
  }

  function townCalled(name: string): Town {
    const found = towns.find((town) => town.name === name);
    if (!found) throw new Error(`no town called ${name}`);
    return found;
  }

  return { company, person, movedAcrossTown, townCalled, number: (town: Town): Phone => book.next(town.range) };
}

export type Inventor = ReturnType<typeof inventor>;

export const fullName = (company: Company): string => `${company.name} ${company.legal}`.trim();

/** The mail address somebody has at a company: theirs, or the shared box. */
export function mailOf(dice: Dice, who: Person, domain: string): string {
  const plain = (name: string) =>
    name
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  const how = dice.weighted({ initial: 50, box: 24, first: 14, full: 12 });
  if (how === "box") return `${dice.pick(boxes)}@${domain}`;
  if (how === "first") return `${plain(who.first)}@${domain}`;
  if (how === "full") return `${plain(who.first)}.${plain(who.last)}@${domain}`;
  return `${plain(who.first).slice(0, 1)}.${plain(who.last)}@${domain}`;
}

export const storyPhones = [
  "0161 496 0142",
  "0161 496 0188",
  "0161 496 0119",
  "0808 157 0133",
  "0808 157 0110",
  "020 7946 0881",
  "0161 496 0155",
  "0808 157 0130",
  "0808 157 0134",
];
export const storyPhone = (text: string): Phone => phoneOf(text);
