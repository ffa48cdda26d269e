import type { ProblemCode } from "#app/features/cleansing/problems.ts";
import type { InspectedRow } from "./inspect.ts";

export type LostRow = { line: number; text: string };
export type LostView = {
  code: ProblemCode;
  title: string;
  todo: string;
  cells: number;
  rows: LostRow[];
};

/** Values that are lost, whatever rule is on, and what somebody can do about it. */
const lost: Partial<Record<ProblemCode, { title: string; todo: string }>> = {
  "phone-precision-lost": {
    title: "Numbers rounded by a spreadsheet",
    todo: "Their last digits are gone and cannot be guessed. Ask the client for the file as their system exports it.",
  },
  "phone-rounded": {
    title: "Numbers that look rounded by a spreadsheet",
    todo: "Check a few of them against the client's system before they are called.",
  },
  "phone-no-area-code": {
    title: "Numbers without an area code",
    todo: "Give one for the whole file above, or mend the rows in the review.",
  },
  "phone-unreadable": { title: "Phone cells that hold no number", todo: "Mend them in the review, or leave them out." },
  "phone-invalid": {
    title: "Numbers that no country has",
    todo: "Check the country in step 1; then mend the rows in the review.",
  },
  "phone-too-short": {
    title: "Numbers with too few digits",
    todo: "Check the country in step 1; digits that are missing are never made up.",
  },
  "phone-too-long": {
    title: "Numbers with too many digits",
    todo: "Two numbers may have run together. Mend the rows in the review.",
  },
  "phone-placeholder": {
    title: "Made-up numbers",
    todo: "Somebody filled the cell to get past a form. They are left out.",
  },
  "email-invalid": {
    title: "Addresses that cannot exist",
    todo: "Take what is offered above where it is right, or mend the rows in the review.",
  },
  "email-placeholder": {
    title: "Made-up addresses",
    todo: "Somebody filled the cell to get past a form. They are left out.",
  },
  "website-invalid": { title: "Websites that cannot exist", todo: "Mend them in the review, or leave them out." },
  "postcode-invalid": {
    title: "Postcodes unknown in their country",
    todo: "The rest of the address is kept. Check the country if there are many.",
  },
  "date-unreadable": {
    title: "Dates that could not be read",
    todo: "They are left out. Check in step 2 whether the column holds dates at all.",
  },
  "date-no-day": {
    title: "Dates without a day",
    todo: "The first day of the month was taken. Mend the rows where the day matters.",
  },
  "flag-unclear": {
    title: "Unclear do-not-call marks",
    todo: "They are taken as “yes”, to be on the safe side. Bring their values together below if they mean “no”.",
  },
};

const SHOWN = 50;

/** What no rule could make usable, the most frequent first, each with its first rows. */
export function lostValues(rows: readonly InspectedRow[]): LostView[] {
  const views = new Map<ProblemCode, LostView>();
  for (const { line, verdict, record } of rows) {
    if (verdict === "blank") continue;
    for (const { code, text } of record.problems) {
      const words = lost[code];
      if (!words) continue;
      const view = views.get(code) ?? { code, ...words, cells: 0, rows: [] };
      views.set(code, view);
      view.cells++;
      if (view.rows.length < SHOWN) view.rows.push({ line, text });
    }
  }
  return [...views.values()].sort((a, b) => b.cells - a.cells);
}

/** The values that are lost in one way, from a place of their list on. */
export function lostFrom(rows: readonly InspectedRow[], code: ProblemCode, from: number, most: number): LostRow[] {
  const found: LostRow[] = [];
  let before = 0;
  for (const { line, verdict, record } of rows) {
    if (verdict === "blank") continue;
    for (const problem of record.problems) {
      if (problem.code === code && before++ >= from) found.push({ line, text: problem.text });
      if (found.length === most) return found;
    }
  }
  return found;
}
