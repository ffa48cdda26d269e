import type { FieldName } from "./fields.ts";
import type { Cell } from "./record.ts";
import type { RowCells } from "./row-cells.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";
import { domainOfEmail, readWebsite } from "./website.ts";

export type Site = { website: string | null; domain: string | null; emails: Cell[] };

const isEmail = /^(?:mailto:)?[^\s@:/]+@[^\s@/]+$/i;

/** The first website of a row that is one, from its own columns or from where it was misplaced; an email among them is handed on. */
export function cleanseWebsite(row: RowCells, misplaced: readonly Cell[], trail: Trail): Site {
  const site: Site = { website: null, domain: null, emails: [] };
  for (const cell of [row.get("website"), row.get("domain"), ...misplaced]) {
    if (!cell || cell.text === "" || isEmptyMarker(cell.text)) continue;
    if (trail.isOn("column-swap") && isEmail.test(cell.text)) {
      moveEmail(cell, cell.field, trail);
      site.emails.push(cell);
      continue;
    }
    const found = readWebsite(cell.text);
    if (!found.ok) {
      trail.problem(found.social ? "website-social" : "website-invalid", cell.field, found.text);
      continue;
    }
    if (found.doubtful) trail.problem("website-doubtful", cell.field, found.doubtful);
    site.website = trail.change(cell, "website-tidy", cell.text, found.website);
    site.domain = found.domain;
    return site;
  }
  return site;
}

function moveEmail(cell: Cell, field: FieldName, trail: Trail): void {
  const domain = domainOfEmail(cell.text);
  trail.problem(
    "columns-swapped",
    field,
    `An email (“${cell.text}”) stands in the ${field} column; it was moved.`,
    domain ? { column: cell.column, original: cell.text, suggestion: domain } : undefined,
  );
  trail.change(cell, "column-swap", cell.text, `email: ${cell.text}`);
}
