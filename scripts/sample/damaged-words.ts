import iconv from "iconv-lite";
import type { Cells } from "./columns.ts";
import { type Company, fullName, type Inventor, mailOf } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { someWriting, write } from "./phones.ts";
import { type Clerk, contactAs, type Row } from "./record.ts";

/** "é" as it looks after two programs disagreed about the encoding. */
function garbled(text: string): string {
  return iconv.decode(Buffer.from(text, "utf8"), "windows-1252");
}

/** Leads whose names, addresses and mail cells are a mess; their telephone is fine. */
export function damagedWords(dice: Dice, invent: Inventor, clerk: Clerk): Row[] {
  const rows: Row[] = [];

  function add(
    times: number,
    tag: string,
    given: (company: Company, n: number) => Partial<Cells>,
    facts: Partial<Company> = {},
  ): void {
    for (let n = 0; n < times; n += 1) {
      const company = invent.company(facts);
      rows.push(clerk.type(company, { Mobile: "", ...given(company, n) }, [tag]));
    }
  }

  add(44, "all-capitals", (company) => ({
    Firm: fullName(company).toUpperCase(),
    Town: company.town.name.toUpperCase(),
  }));
  add(8, "all-small", (company) => ({ Firm: fullName(company).toLowerCase() }));
  add(24, "stray-spaces", (company, n) => ({
    Firm:
      n % 3 === 0
        ? `${fullName(company)}  `
        : n % 3 === 1
          ? `  ${fullName(company)}`
          : fullName(company).replace(" ", "   "),
    Contact: ` ${contactAs(dice, company.person)} `,
  }));
  add(4, "hard-spaces-in-name", (company) => ({ Firm: fullName(company).replaceAll(" ", "\u00a0") }));
  add(18, "legal-form-with-dots", (company) => ({
    Firm: `${company.name} ${dice.pick(["Ltd.", "LTD.", "ltd", "Co. Ltd", "(Ltd)"])}`,
  }));
  add(6, "trading-as", (company) => ({ Firm: `${contactAs(dice, company.person)} t/a ${company.name}` }));

  const accented = [
    "Café Bellerive Catering",
    "Renée & Fils Foodservice",
    "Señor Paco Vending",
    "Maison Géraud Bakery",
    "Brûlerie du Quai Foodservice",
  ];
  for (const name of accented) add(1, "mojibake", () => ({ Firm: garbled(`${name} Ltd`) }), { name, legal: "Ltd" });
  for (const name of ["O’Callan Scaffolding", "D’Arcey Removals", "St Brannock’s Dairies"])
    add(1, "mojibake", () => ({ Firm: garbled(`${name} Ltd`) }), { name, legal: "Ltd" });
  add(3, "mojibake", () => ({ Notes: garbled("Quoted £14,200 – ‘too dear’ says the board") }));
  for (const name of ["Crème de la Crème Foodservice", "Étoile Coach Hire", "Zoë Tregear Cleaning"])
    add(1, "accent", () => ({ Firm: `${name} Ltd` }), { name, legal: "Ltd" });

  for (const [name, written] of [
    ["Ormsby & Daughters", "Ormsby &amp; Daughters"],
    ["Hartree & Lowe Flooring", "Hartree &amp; Lowe Flooring Ltd"],
    ["O'Garvey Transport", "O&#39;Garvey Transport"],
    ["Pask & Bell Electrical", "Pask &amp; Bell Electrical Ltd"],
  ] as const)
    add(1, "html-entity", () => ({ Firm: written }), { name, legal: "" });

  for (const name of ["@Gate Security", "+Plus Drainage", "=Equal Lifts", "-Minus40 Refrigeration"])
    add(1, "formula-like", () => ({ Firm: `${name} Ltd` }), { name, legal: "Ltd" });
  add(2, "formula-like", (_, n) => ({ Notes: n === 0 ? "=SUM(R2:R40)" : "@Sam pls check before ringing" }));
  for (const name of [
    'Dobson\'s "Same Day" Couriers',
    'Hindle "The Drain Doctor"',
    '"A1" Skip Hire',
    'Craven "24/7" Recovery',
  ])
    add(1, "quotes-in-name", () => ({ Firm: `${name} Ltd` }), { name, legal: "Ltd" });
  add(3, "quotes-in-contact", ({ person }) => ({
    Contact: `${person.first} "${dice.pick(["Bill", "Smiler", "Tiny"])}" ${person.last}`,
  }));

  const plain = (company: Company) => mailOf(dice, company.person, company.domain);
  const slips: ((mail: string) => string)[] = [
    (mail) => mail.replace(".example", ",example"),
    (mail) => mail.replace(".example", "..example"),
    (mail) => `${mail}.`,
    (mail) => mail.replace("@", " @ "),
    (mail) => mail.replace("@", "@@"),
    (mail) => mail.replace("@", " at "),
    (mail) => mail.replace(/@.*/, "@example.con"),
    (mail) => mail.replace(/@.*/, "@example.ogr"),
    (mail) => mail.replace(".example", ""),
    (mail) => mail.replace(".example", ".exmaple"),
  ];
  for (const mend of slips) add(2, "mistyped-mail", (company) => ({ Mail: mend(plain(company)) }));
  add(4, "mail-dressed", (company) => ({ Mail: `${company.person.first} ${company.person.last} <${plain(company)}>` }));
  add(3, "mail-dressed", (company) => ({ Mail: `mailto:${plain(company)}` }));
  add(8, "mail-capitals", (company) => ({ Mail: ` ${plain(company).toUpperCase()} ` }));
  add(5, "several-mails", (company) => ({ Mail: `${plain(company)}; info@${company.domain}` }));
  add(6, "mail-placeholder", (_, n) => ({ Mail: ["none", "n/a", "-", "no email", "tbc", "unknown"][n] ?? "" }));
  add(3, "mistyped-website", (company) => ({ Web: `www,${company.domain.replace(".", ",")}` }));

  add(8, "address-in-one-cell", (company) => ({
    Address: [...company.lines, company.town.name, company.postcode].join(dice.pick([", ", "\n"])),
    Town: "",
    County: "",
    "Post Code": "",
  }));
  add(5, "postcode-in-town", (company) => ({ Town: `${company.town.name} ${company.postcode}`, "Post Code": "" }));
  add(3, "quotes-in-address", (company) => ({
    Address: `"The Old ${dice.pick(["Dairy", "Forge", "Depot"])}"\n${company.lines.join("\n")}`,
  }));
  // They limit when, or say that nothing forbids it: no wish not to be called.
  for (const note of [
    "Do not call before 10, they load till then",
    "Don't ring on Fridays",
    "TPS checked 11/24 - ok",
    "Not on CTPS",
  ])
    add(1, "call-times-note", () => ({ Notes: note }));
  add(3, "contact-and-position-swapped", ({ person }) => ({
    Contact: person.position,
    Position: `${person.first} ${person.last}`,
  }));
  add(6, "no-address", (company) => ({
    Address: "",
    Town: "",
    County: "",
    "Post Code": "",
    "Tel 1": write(company.phone, someWriting(dice)),
  }));
  return rows;
}
