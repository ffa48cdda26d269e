import { type FieldName, isEmailField, isPhoneField } from "#app/features/cleansing/fields.ts";
import { cutText } from "#app/kit/cut-text.ts";
import type { Verdict } from "#db/vocabulary.ts";
import type { RowReason } from "./inspect.ts";
import { offersOf, type RowOffer, type RowReading } from "./row-offers.ts";

export type Place = "company" | "person" | "phone" | "email";

/** One row of a file as the review shows it: the reason first, then what one needs to know whose row it is. */
export type RowView = {
  line: number;
  physicalLine: number;
  verdict: Verdict;
  why: string[];
  codes: string[];
  values: Record<Place, string>;
  /** Where the fault is. */
  bad: Place[];
  leadId: string | null;
  /** All of its cells, where they can be mended. */
  mend?: MendView;
};

export type MendView = {
  cells: string[];
  /** The columns a person typed over, those at fault, and those that hold more than a grid can show. */
  edited: number[];
  bad: number[];
  long: number[];
  offers: RowOffer[];
  /** Only a way to reach it is missing: it may be looked for later, or already is to be. */
  later: "no" | "possible" | "chosen";
};

export type ReadColumn = { header: string; field: FieldName };

export const placeOf = (field: FieldName | null): Place | null => {
  if (field === null) return null;
  if (field === "company_name") return "company";
  if (isPhoneField(field)) return "phone";
  if (isEmailField(field)) return "email";
  return field.startsWith("contact_") ? "person" : null;
};

/** The cells of a row as they came, by what they are about: the agreed place of a value and of its fault. */
export function rawValues(cells: readonly string[], columns: readonly ReadColumn[]): Record<Place, string> {
  const values: Record<Place, string[]> = { company: [], person: [], phone: [], email: [] };
  columns.forEach(({ field }, index) => {
    const place = placeOf(field);
    const cell = (cells[index] ?? "").trim();
    if (place && cell !== "") values[place].push(cell);
  });
  return {
    company: values.company.join(" "),
    person: values.person.join(" "),
    phone: values.phone.join(" · "),
    email: values.email.join(" · "),
  };
}

/** A row without any way to reach it is at fault in each of them. */
export function faultyPlaces(reasons: readonly RowReason[]): Place[] {
  const places = new Set<Place>();
  for (const { code, field } of reasons) {
    const place = placeOf(field);
    if (place) places.add(place);
    if (code === "no-contact-route") places.add("phone").add("email");
    if (code === "company-missing") places.add("company");
  }
  return [...places];
}

/** What one has to mend comes first: the whole row, then its company, then the number that could not be read. */
export function decidingFirst(reasons: readonly RowReason[]): RowReason[] {
  const weight = ({ code }: RowReason) =>
    code === "broken-record" || code.startsWith("suppressed") || code === "do-not-call" || code === "known-company"
      ? 0
      : code.startsWith("company-")
        ? 1
        : code.startsWith("phone-")
          ? 2
          : code === "no-contact-route"
            ? 3
            : 4;
  return [...reasons].sort((a, b) => weight(a) - weight(b));
}

/** The kinds of fault that a person mends in different ways. */
export function faultOf(codes: readonly string[]): "broken" | "company" | "route" {
  if (codes.includes("broken-record")) return "broken";
  return codes.some((code) => code.startsWith("company-") && code !== "company-closed") &&
    !codes.includes("no-contact-route")
    ? "company"
    : "route";
}

/** More of a cell than this is not typed over in a grid. */
const LONGEST_CELL = 2_000;

type Mendable = { cells: readonly string[]; mended?: { column: number }[]; reasons: readonly RowReason[] };

/** A row as the grid needs it, with what may be put in its cells. */
export function mendView(row: Mendable, reading: RowReading): MendView {
  const { cells, mended = [], reasons } = row;
  const places = new Set(faultyPlaces(reasons));
  const fields = new Set(reasons.map(({ field }) => field));
  const codes = new Set(reasons.map(({ code }) => code));
  const bad = reading.columns.flatMap(({ field, index }) => {
    const place = placeOf(field);
    return (place && places.has(place)) || fields.has(field) ? [index] : [];
  });
  const extra = cells.flatMap((cell, column) => (column >= reading.width && cell.trim() !== "" ? [column] : []));
  const routeless = codes.has("no-contact-route") && !places.has("company") && !codes.has("broken-record");
  return {
    cells: cells.map((cell) => cutText(cell, LONGEST_CELL)),
    edited: mended.map(({ column }) => column),
    bad: [...bad, ...extra],
    long: cells.flatMap((cell, column) => (cell.length > LONGEST_CELL ? [column] : [])),
    offers: offersOf(row, reading),
    later: codes.has("find-later") ? "chosen" : routeless ? "possible" : "no",
  };
}
