import { type Company, fullName, type Inventor, mailOf } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { otherWriting, someWriting, write } from "./phones.ts";
import { type Clerk, contactAs, type Row } from "./record.ts";

/** A slip of the keyboard inside a word: two letters turned, one lost or one doubled. The first letter always holds. */
function slip(dice: Dice, name: string): string {
  const letters = [...name];
  const places = letters.flatMap((letter, at) => {
    const [before = " ", after = " "] = [letters[at - 1], letters[at + 1]];
    return /[a-z]/.test(letter) && /[a-z]/.test(before) && /[a-z]/.test(after) && letter !== after ? [at] : [];
  });
  const at = dice.pick(places);
  const [here = "", next = ""] = [letters[at], letters[at + 1]];
  const how = dice.pick(["turn", "lose", "double"]);
  letters.splice(at, 2, ...(how === "turn" ? [next, here] : how === "lose" ? [next] : [here, here, next]));
  return letters.join("");
}

function legalOtherwise(company: Company): string {
  if (company.legal.includes("Limited")) return fullName(company).replace("Limited", "Ltd");
  if (company.legal.includes("Ltd")) return fullName(company).replace("Ltd", "Limited");
  return company.legal === "" ? `${company.name} Ltd` : company.name;
}

/** What a colleague in another office called them. */
function calledOtherwise(dice: Dice, company: Company): string {
  const name = company.name;
  if (name.includes(" & ")) return name.replace(" & ", " and ");
  const short = {
    Transport: "Tpt",
    Services: "Svcs",
    Logistics: "Logs",
    Haulage: "Hauliers",
    Electrical: "Elec",
    Couriers: "Courier",
  };
  for (const [long, brief] of Object.entries(short)) {
    if (name.includes(long)) return `${name.replace(long, brief)} ${dice.pick(["", "Ltd"])}`.trim();
  }
  return dice.pick([
    `The ${name} Co`,
    `${name} (UK)`,
    `${name} - ${company.town.name}`,
    `${name.split(" ")[0]}s ${name.split(" ").slice(1).join(" ")}`,
  ]);
}

/** Pairs, and threes, of records of one company. */
export function duplicates(dice: Dice, invent: Inventor, clerk: Clerk): Row[] {
  const rows: Row[] = [];

  /** A first record that leaves enough to be recognised by. */
  function first(tag: string, given: Partial<Row["cells"]> = {}): { company: Company; row: Row } {
    const company = invent.company();
    const row = clerk.type(company, { Mobile: "", ...given }, [tag]);
    rows.push(row);
    return { company, row };
  }

  function exact(): void {
    const { row } = first("exact-row");
    rows.push({ ...row, cells: { ...row.cells } });
  }

  function legalAndPhone(): void {
    const { company, row } = first("legal-form-and-phone");
    const again = clerk.type(
      company,
      {
        Firm: dice.chance(0.3) ? legalOtherwise(company).toUpperCase() : legalOtherwise(company),
        "Tel 1": write(company.phone, otherWriting(dice, row.writing)),
        Mobile: "",
        ...(dice.chance(0.4) ? { Address: "", County: "" } : {}),
      },
      ["legal-form-and-phone"],
    );
    rows.push(again);
  }

  function typo(): void {
    const { company } = first("typo-same-postcode-and-phone");
    const legal = company.legal === "" ? "" : ` ${company.legal}`;
    rows.push(
      clerk.type(company, { Firm: slip(dice, company.name) + legal, Mobile: "" }, ["typo-same-postcode-and-phone"]),
    );
  }

  /** The second office wrote down another name and another person, half the time another number; sometimes no address. */
  function domain(withAddress: boolean): void {
    const company = invent.company();
    const tag = "other-spelling-same-domain";
    rows.push(clerk.type(company, { Mobile: "", Mail: mailOf(dice, company.person, company.domain) }, [tag]));
    const other = invent.person();
    const otherNumber = !withAddress || dice.chance(0.5);
    rows.push(
      clerk.type(
        company,
        {
          Firm: calledOtherwise(dice, company),
          Contact: contactAs(dice, other),
          Position: other.position,
          Mail: mailOf(dice, other, company.domain),
          Mobile: "",
          ...(otherNumber ? { "Tel 1": write(invent.number(company.town), someWriting(dice)), "Tel 2": "" } : {}),
          ...(withAddress ? {} : { Address: "", County: "", "Post Code": "" }),
        },
        [tag],
      ),
    );
  }

  /** The same people, met again after they had moved across town and changed their number. */
  function moved(): void {
    const tag = "moved-across-town";
    const before = invent.company();
    const mail = mailOf(dice, before.person, before.domain);
    const after = invent.movedAcrossTown(before);
    rows.push(clerk.type(before, { Mobile: "", Mail: mail }, [tag]));
    const contact = `${after.person.first} ${after.person.last}`;
    rows.push(
      clerk.type(after, { Firm: legalOtherwise(after), Contact: contact, Mobile: "", Mail: mail, "Tel 2": "" }, [tag]),
    );
  }

  function twoContacts(): void {
    const tag = "two-contacts";
    const { company, row } = first(tag);
    const other = invent.person();
    const again = clerk.type(
      company,
      {
        Contact: contactAs(dice, other),
        Position: other.position,
        Mail: dice.chance(0.7) ? mailOf(dice, other, company.domain) : "",
        Mobile: "",
      },
      [tag],
    );
    rows.push(dice.chance(0.5) ? { ...again, behind: row } : again);
  }

  function threefold(): void {
    const tag = "three-fold";
    const { company, row } = first(tag);
    const second = write(company.phone, otherWriting(dice, row.writing));
    rows.push(clerk.type(company, { Firm: legalOtherwise(company), "Tel 1": second, Mobile: "" }, [tag]));
    rows.push(
      clerk.type(company, { Firm: ` ${fullName(company).toUpperCase()} `, Contact: "", Position: "", Mobile: "" }, [
        tag,
      ]),
    );
  }

  const kinds: [number, () => void][] = [
    [28, exact],
    [36, legalAndPhone],
    [30, typo],
    [10, () => domain(true)],
    [9, () => domain(false)],
    [7, moved],
    [40, twoContacts],
    [10, threefold],
  ];
  for (const [times, make] of kinds) for (let n = 0; n < times; n += 1) make();
  return rows;
}
