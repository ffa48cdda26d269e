import type { Cells } from "./columns.ts";
import { type Company, fullName, mailOf, type Person } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { historyOf, noteFor } from "./history.ts";
import { damaged, type Phone, someWriting, spaced, type Writing, write } from "./phones.ts";

/** What must become of a record. "lead" leaves open whether it is the first of its company or merged into it. */
export type Fate = "blank" | "quarantined" | "suppressed" | "lead";

export type Row = {
  cells: Cells;
  /** Records of one company carry the same number; null where nobody could tell. */
  entity: number | null;
  fate: Fate;
  tags: readonly string[];
  /** The way Tel 1 was written, so that a second record can write it otherwise. */
  writing: Writing;
  /** Its place in the file, for the records other texts mention. */
  line?: number;
  /** The record it stands right behind. */
  behind?: Row;
};

export function contactAs(dice: Dice, who: Person): string {
  const how = dice.weighted({ plain: 62, turned: 14, titled: 9, initial: 8, capitals: 4, small: 3 });
  if (how === "turned") return `${who.last}, ${who.first}`;
  if (how === "titled") return `${who.title} ${who.first.slice(0, 1)} ${who.last}`;
  if (how === "initial") return `${who.first.slice(0, 1)}. ${who.last}`;
  const plain = `${who.first} ${who.last}`;
  if (how === "capitals") return plain.toUpperCase();
  return how === "small" ? plain.toLowerCase() : plain;
}

function addressAs(dice: Dice, lines: readonly string[]): string {
  if (lines.length > 1 && dice.chance(0.4)) return lines.join("\n");
  return lines.join(", ");
}

function webAs(dice: Dice, domain: string): string {
  const how = dice.weighted({ www: 56, bare: 18, http: 10, https: 12, path: 4 });
  if (how === "bare") return domain;
  if (how === "http") return `http://${domain}/`;
  if (how === "https") return `https://www.${domain}`;
  return how === "path" ? `www.${domain}/contact-us` : `www.${domain}`;
}

function postcodeAs(dice: Dice, postcode: string): string {
  if (dice.chance(0.08)) return postcode.replace(" ", "");
  return dice.chance(0.05) ? postcode.toLowerCase() : postcode;
}

export type Clerk = ReturnType<typeof clerk>;

/** Types a company into the client's system the way its sales people did over the years. */
export function clerk(dice: Dice, secondNumber: (company: Company) => Phone, dramaMobile: () => Phone) {
  let refs = 1180;

  function nextRef(): string {
    refs += dice.between(1, 6);
    return dice.chance(0.06) ? "" : `CT-${String(refs).padStart(5, "0")}`;
  }

  function type(company: Company, given: Partial<Cells> = {}, tags: readonly string[] = []): Row {
    const writing = someWriting(dice);
    const hasMail = dice.chance(0.6);
    const mobile = dice.chance(0.045);
    const cells: Cells = {
      Firm: fullName(company),
      Contact: dice.chance(0.86) ? contactAs(dice, company.person) : "",
      Position: dice.chance(0.7) ? company.person.position : "",
      "Tel 1": write(company.phone, writing),
      "Tel 2": dice.chance(0.16) ? write(secondNumber(company), someWriting(dice)) : "",
      Mobile: mobile ? spaced(dramaMobile()) : "",
      Mail: hasMail ? mailOf(dice, company.person, company.domain) : "",
      Web: dice.chance(0.45) ? webAs(dice, company.domain) : "",
      Address: addressAs(dice, company.lines),
      Town: company.town.name,
      County: dice.chance(0.6) ? company.town.county : "",
      "Post Code": postcodeAs(dice, company.postcode),
      ...historyOf(dice),
      Vehicles: dice.chance(0.7) ? String(company.vehicles) : "",
      "Do not call": dice.weighted({ n: 42, "": 46, N: 6, no: 6 }),
      Ref: nextRef(),
      Notes: noteFor(dice, company),
      ...given,
    };
    const seen = [...tags];
    if (mobile && cells.Mobile !== "") seen.push("drama-mobile");
    if (damaged.has(writing) && given["Tel 1"] === undefined) seen.push(writing.replaceAll(" ", "-"));
    return { cells, entity: company.entity, fate: "lead", tags: seen, writing };
  }

  return { type, nextRef };
}
