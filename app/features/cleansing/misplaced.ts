import type { CountryCode } from "libphonenumber-js/max";
import type { FieldName } from "./fields.ts";
import { readPhoneCell } from "./phone-cell.ts";
import type { Cell } from "./record.ts";
import { unwrap } from "./text.ts";
import type { Trail } from "./trail.ts";
import { readWebsite } from "./website.ts";

/** What stood in a name's cell and belongs elsewhere, each as a cell of the field it was moved to. */
export type Misplaced = { phones: Cell[]; emails: Cell[]; websites: Cell[] };

const suspicious = /@|www\.|https?:|(?:\d[ ()./-]{0,2}){9}/i;
const mark = String.raw`(?:^|[\s,;:|<([–—-]+)`;
const email = new RegExp(
  `${mark}(?:(?:e-?mail|mail)\\s*[:.]?\\s*)?(?:mailto:)?([^\\s@<>()[\\],;:|]+@[^\\s@<>()[\\],;:|]+\\.[a-z]{2,})[\\s>)\\]]*`,
  "i",
);
const website = new RegExp(`${mark}((?:https?://|www\\.)[^\\s<>()[\\],;|]+)[\\s>)\\]]*$`, "i");
const phone = new RegExp(
  `${mark}(?:(?:tel(?:ephone|efon|\\.)?|phone|mobile|mob|call|t|m)\\s*[:.]?\\s*)?([+(]*(?:\\+|0)[\\d ()./-]{8,}\\d)[\\s>)\\]]*$`,
  "i",
);

const placeOf = { phones: "phone", emails: "email", websites: "website" } as const;

/** The cell without the number, the email and the website that stand in it or behind its name. A cell of nothing else keeps its text, to be refused. */
export function takeMisplaced(cell: Cell, country: CountryCode, trail: Trail, into: Misplaced): Cell {
  if (!suspicious.test(cell.text) || !trail.isOn("column-swap")) return cell;
  // A number that a spreadsheet was told to leave alone is one all the same.
  let rest = { ...cell, text: trail.change(cell, "text-wrapper", cell.text, unwrap(cell.text)) };
  const take = (
    list: keyof Misplaced,
    field: FieldName,
    found: RegExpExecArray | null,
    isOne: (text: string) => boolean,
  ) => {
    const value = found?.[1];
    if (!found || !value || !isOne(value)) return;
    const left = `${rest.text.slice(0, found.index)} ${rest.text.slice(found.index + found[0].length)}`;
    const name = left
      .replace(/\s+/g, " ")
      .replace(/[\s,;:|<([–—-]+$/, "")
      .trim();
    into[list].push({ column: cell.column, field, text: value });
    trail.problem(
      "columns-swapped",
      cell.field,
      `${sentence[list]} (“${value}”) stands in the cell of a name; it was moved.`,
    );
    // Where nothing else stands in the cell its text is left to be refused as a name; a website may be one.
    if (!/\p{L}/u.test(name)) trail.change({ ...rest, field }, "column-swap", rest.text, `${placeOf[list]}: ${value}`);
    else rest = { ...rest, text: trail.change(rest, "column-swap", rest.text, name) };
  };
  take("emails", "email", email.exec(rest.text), () => true);
  take("websites", "website", website.exec(rest.text), (text) => readWebsite(text).ok);
  take("phones", cell.field === "company_name" ? "phone_main" : "phone_direct", phone.exec(rest.text), (text) =>
    readPhoneCell(text, country).numbers.some(({ parsed }) => parsed.ok),
  );
  return rest;
}

const sentence = { phones: "A telephone number", emails: "An email", websites: "A website" } as const;
