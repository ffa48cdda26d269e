import type { Dice } from "#scripts/sample/dice.ts";
import { roads, towns } from "#scripts/sample/places.ts";
import { brandEnds, brandStarts, menFirst, surnames, trades, womenFirst } from "#scripts/sample/words.ts";

export type Dress = "british" | "american";

export type Site = { house: number; road: string; kind: string; unit: string; city: string; postcode: string };

/** What is true of a company; its records each tell some of it, in their own way. */
export type Firm = {
  dress: Dress;
  name: string;
  trade: string;
  form: string;
  phone: string;
  domain: string;
  person: string;
  site: Site;
  companyNumber: string;
};

const firsts = [...womenFirst, ...menFirst];
const americanTowns = "Springfield,Riverton,Fairview,Georgetown,Clayton,Milford,Salem,Ashland,Oxford,Dayton".split(",");
const forms = { british: ["Ltd", "Limited", "LTD", "", "LLP"], american: ["Inc", "LLC", "Inc.", "", "Corp"] };
const kinds = ["Road", "Lane", "Street", "Avenue", "Drive"];
const inward = "ABDEFGHJLNPQRSTUWXYZ".split("");

/** The nth number of a country that nobody can have: a code that is kept out of use in each, for fiction and nothing else. */
export function phoneAt(dress: Dress, nth: number): string {
  // Neighbours in the list are no neighbours on the switchboard.
  const scattered = (nth * 611_953) % 1_000_000;
  return dress === "british" ? `+441632${String(scattered).padStart(6, "0")}` : `+1555${String(2_000_000 + scattered)}`;
}

export function personOf(dice: Dice): string {
  return `${dice.pick(firsts)} ${dice.pick(surnames)}`;
}

export function siteOf(dice: Dice, dress: Dress): Site {
  const town = dice.pick(towns);
  const british = dress === "british";
  return {
    house: dice.between(1, british ? 184 : 9_800),
    road: dice.pick(roads),
    kind: dice.pick(kinds),
    unit: dice.chance(0.15) ? String(dice.between(1, 40)) : "",
    city: british ? town.name : dice.pick(americanTowns),
    postcode: british
      ? `${dice.pick(town.districts)} ${dice.between(1, 9)}${dice.pick(inward)}${dice.pick(inward)}`
      : String(dice.between(10_000, 99_000)),
  };
}

const domainOf = (name: string, nth: number) => `${name.toLowerCase().replace(/[^a-z]+/g, "-")}-${nth}.example`;

/** The nth company: after two people, after a place that is not there, or after its owner. Many share a name, as in life. */
export function firmAt(dice: Dice, nth: number): Firm {
  const dress = dice.chance(0.5) ? "british" : "american";
  const person = personOf(dice);
  const trade = dice.pick(trades).name;
  const name = dice.weighted({ two: 45, place: 30, owner: 25 });
  const brand =
    name === "two"
      ? `${dice.pick(surnames)} & ${dice.pick(surnames)}`
      : name === "place"
        ? dice.pick(brandStarts) + dice.pick(brandEnds)
        : person;
  return {
    dress,
    name: brand,
    trade,
    form: dice.pick(forms[dress]),
    phone: phoneAt(dress, nth),
    domain: domainOf(brand, nth),
    person,
    site: siteOf(dice, dress),
    companyNumber: dice.chance(0.1) ? String(10_000_000 + nth) : "",
  };
}
