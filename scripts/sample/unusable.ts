import { blankCells, type Cells, headers } from "./columns.ts";
import { type Inventor, mailOf } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { digitsOf, type PhoneBook, spaced } from "./phones.ts";
import type { Clerk, Row } from "./record.ts";

/** Delimiters and nothing else. */
export const blankRow = (line: number): Row => ({
  cells: blankCells(),
  entity: null,
  fate: "blank",
  tags: ["blank"],
  writing: "spaced",
  line,
});

/** Where two exports were glued together, the heading of the second stayed in. */
export const headingAgain = (line: number): Row => ({
  cells: Object.fromEntries(headers.map((header) => [header, header])) as Cells,
  entity: null,
  fate: "quarantined",
  tags: ["repeated-header"],
  writing: "spaced",
  line,
});

export const totalRow = (line: number, count: number): Row => ({
  cells: { ...blankCells(), Firm: `Total: ${count.toLocaleString("en-GB")}` },
  entity: null,
  fate: "quarantined",
  tags: ["total-row"],
  writing: "spaced",
  line,
});

const noRoute = { "Tel 2": "", Mobile: "", Mail: "", Web: "" };

/** Records nobody can call as they are: no company, or no way to reach it. */
export function unusable(dice: Dice, invent: Inventor, clerk: Clerk, book: PhoneBook): Row[] {
  const rows: Row[] = [];

  /** No company can be told from these, so none is claimed. */
  function nameless(tag: string, firm: string, given: Partial<Cells> = {}): void {
    const company = invent.company();
    const row = clerk.type(company, { Firm: firm, Mobile: "", Notes: "", "Do not call": "", ...given }, [tag]);
    rows.push({ ...row, entity: null, fate: "quarantined" });
  }

  function unreachable(tag: string, tel: (company: ReturnType<Inventor["company"]>) => Partial<Cells>): void {
    const company = invent.company();
    const given = { ...noRoute, "Do not call": "", Notes: "", ...tel(company) };
    rows.push({ ...clerk.type(company, given, [tag]), fate: "quarantined" });
  }

  for (let n = 0; n < 7; n += 1) nameless("no-company", "");
  for (const firm of ["#N/A", "#N/A", "#REF!", "n/a", "-", "TBC", "???"]) nameless("company-placeholder", firm);
  nameless("company-is-number", spaced(book.next("manchester")), noRoute);
  nameless("company-is-number", `'${digitsOf(book.next("london"))}`);

  for (const tel of ["n/a", "-", "none", "tbc", "ex-directory", "not given", "00000 000000", "Not currently available"])
    unreachable("phone-placeholder", () => ({ "Tel 1": tel }));
  for (const tel of ["4.42E+11", "2.08E+11", "4.42E+11"]) unreachable("digits-lost", () => ({ "Tel 1": tel }));
  for (let n = 0; n < 2; n += 1) unreachable("too-short", ({ phone }) => ({ "Tel 1": spaced(phone).slice(0, -3) }));
  unreachable("area-code-missing", () => ({ "Tel 1": "7946 0028", Town: "", County: "" }));
  for (let n = 0; n < 3; n += 1) unreachable("drama-mobile", () => ({ "Tel 1": "", Mobile: spaced(book.drama()) }));
  unreachable("no-route", () => ({ "Tel 1": "" }));
  unreachable("mail-broken", ({ person }) => ({
    "Tel 1": "n/a",
    Mail: `${person.first.toLowerCase().replace(/[^a-z]/g, "")}@`,
  }));
  unreachable("mail-broken", (company) => ({ "Tel 1": "", Mail: mailOf(dice, company.person, "example") }));
  return rows;
}
