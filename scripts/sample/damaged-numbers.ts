import type { Cells } from "./columns.ts";
import type { Company, Inventor } from "./companies.ts";
import { mailOf } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { type Phone, type PhoneBook, someWriting, spaced, write } from "./phones.ts";
import type { Clerk, Row } from "./record.ts";

/** Leads whose telephone cells are a mess, each still to be reached by something. */
export function damagedNumbers(dice: Dice, invent: Inventor, clerk: Clerk, book: PhoneBook): Row[] {
  const rows: Row[] = [];

  function add(times: number, tag: string, given: (company: Company, n: number) => Partial<Cells>): void {
    for (let n = 0; n < times; n += 1) {
      const company = invent.company();
      rows.push(clerk.type(company, { Mobile: "", ...given(company, n) }, [tag]));
    }
  }

  const mail = (company: Company): string => mailOf(dice, company.person, company.domain);
  const second = (company: Company): Phone => invent.number(company.town);
  const byMail = (tel: string) => (company: Company) => ({ "Tel 1": tel, "Tel 2": "", Mail: mail(company) });

  add(6, "digits-lost", (company, n) => byMail(n % 2 === 0 ? "4.42E+11" : "2.08E+11")(company));
  add(6, "digits-lost", () => ({ "Tel 2": "4.42E+11" }));
  add(8, "drama-mobile", (company) => ({
    "Tel 1": "",
    "Tel 2": "",
    Mobile: spaced(book.drama()),
    Mail: mail(company),
  }));
  for (const tel of ["n/a", "n/a", "N/A", "none", "-", "--", "tbc", "?", "ask Sam", "no number", "0", "00000000000"])
    add(1, "phone-placeholder", byMail(tel));
  add(5, "too-short", (company) => byMail(spaced(company.phone).slice(0, -2))(company));
  add(6, "area-code-missing", (company) => byMail(company.phone.slice(1).join(" "))(company));
  add(3, "premium", (company) => byMail(spaced(book.premium()))(company));

  const abroad = [
    "+1 202 555 0143",
    "+1 (212) 555-0117",
    "001 312 555 0168",
    "+1 617 555 0124",
    "+1-415-555-0136",
    "+1 202 555 0151",
  ];
  for (const tel of abroad) add(1, "foreign-number", () => ({ "Tel 1": tel, "Tel 2": "" }));

  add(5, "mail-in-phone", (company) => ({ "Tel 1": mail(company), "Tel 2": "", Mail: "" }));
  add(5, "swapped-phone-and-mail", (company) => ({ "Tel 1": mail(company), "Tel 2": "", Mail: spaced(company.phone) }));
  add(10, "second-phone-only", (company) => ({ "Tel 1": "", "Tel 2": write(company.phone, someWriting(dice)) }));
  add(20, "mail-only", (company) => byMail("")(company));
  add(6, "website-only", (company) => ({ "Tel 1": "", "Tel 2": "", Mail: "", Web: `www.${company.domain}.org` }));
  add(9, "mobile-column-direct", () => ({ Mobile: write(book.next("wide"), someWriting(dice)) }));

  for (const ending of [
    " ext 12",
    " ext. 204",
    " x12",
    " x 31",
    " (ext 4)",
    " (ext. 21)",
    " Ext: 117",
    " extn 8",
    " EXT 15",
  ])
    add(2, "extension", ({ phone }) => ({ "Tel 1": spaced(phone) + ending }));

  const both: ((one: Phone, two: Phone) => string)[] = [
    (one, two) => `${spaced(one)} / ${spaced(two)}`,
    (one, two) => `${spaced(one)}/${spaced(two)}`,
    (one, two) => `${spaced(one)} or ${spaced(two)}`,
    (one, two) => `${spaced(one)}; ${spaced(two)}`,
    (one, two) => `${spaced(one)}\n${spaced(two)}`,
    (one, two) => `T: ${spaced(one)} M: ${spaced(two)}`,
    (one, two) => `Tel ${spaced(one)} Direct ${spaced(two)}`,
    (one, two) => `${write(one, "zero in brackets")}, ${write(two, "solid")}`,
  ];
  for (const together of both) {
    add(2, "several-in-one-cell", (company) => ({ "Tel 1": together(company.phone, second(company)), "Tel 2": "" }));
  }
  add(4, "fax-beside-phone", (company) => ({
    "Tel 1": `${spaced(company.phone)} (fax ${spaced(second(company))})`,
    "Tel 2": "",
  }));
  add(4, "last-digits-only", ({ phone }, n) => ({
    "Tel 1": `${spaced(phone)} / ${String(n + 1)}${String(n + 20)}`,
    "Tel 2": "",
  }));
  add(5, "words-beside-number", ({ phone }, n) => ({
    "Tel 1": `${spaced(phone)} ${["(switchboard)", "- ask for the yard", "mornings", "(office)", "reception"][n]}`,
  }));
  return rows;
}
