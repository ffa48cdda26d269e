import type { CountryCode } from "libphonenumber-js/max";
import { readEmailCell } from "./email-cell.ts";
import { readPhoneCell } from "./phone-cell.ts";
import type { Cell } from "./record.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";

export type EmailFindings = { emails: string[]; seen: { column: number; address: string | null }[]; phones: Cell[] };

const codes = {
  ok: "email-doubtful",
  doubtful: "email-doubtful",
  typo: "email-typo",
  invalid: "email-invalid",
  placeholder: "email-placeholder",
} as const;

/** All email cells of a row; a telephone number among them is handed on to where it belongs. */
export function cleanseEmails(
  cells: Cell[],
  country: CountryCode,
  trail: Trail,
  findings: EmailFindings = { emails: [], seen: [], phones: [] },
): EmailFindings {
  for (const cell of cells) {
    if (cell.text === "") continue;
    if (isEmptyMarker(cell.text)) {
      trail.change(cell, "empty-marker", cell.text, "");
      continue;
    }
    if (
      !cell.text.includes("@") &&
      trail.isOn("column-swap") &&
      readPhoneCell(cell.text, country).numbers.some((number) => number.parsed.ok)
    ) {
      trail.problem(
        "columns-swapped",
        cell.field,
        `A telephone number (“${cell.text}”) stands in an email column; it was moved.`,
      );
      trail.change(cell, "column-swap", cell.text, `phone: ${cell.text}`);
      findings.phones.push({ ...cell, field: "phone_main" });
      continue;
    }
    for (const found of readEmailCell(cell.text)) {
      findings.seen.push({ column: cell.column, address: found.address });
      if (found.text)
        trail.problem(
          codes[found.verdict],
          cell.field,
          found.text,
          found.suggestion ? { column: cell.column, original: found.raw, suggestion: found.suggestion } : undefined,
        );
      if (found.address === null) continue;
      const unwrapped = trail.change(cell, "email-unwrap", cell.text, found.raw);
      const address = trail.change(cell, "email-lower", unwrapped, found.address);
      const kept = trail.isOn("email-lower") ? found.address : address;
      if (!findings.emails.includes(kept)) findings.emails.push(kept);
    }
  }
  return findings;
}
