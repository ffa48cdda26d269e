import type { ProblemCode } from "./problems.ts";
import type { Cell, CleanRecord } from "./record.ts";
import type { RowCells } from "./row-cells.ts";
import type { StandIn } from "./stand-ins.ts";
import type { Trail } from "./trail.ts";
import { domainOfEmail } from "./website.ts";

type Told = Pick<CleanRecord, "contact" | "domain" | "emails">;

/**
 * What a row that names no company can be known by: under `domain` the domain of its own website or mail, which its colleagues share, and the
 * person where everybody may have an address at it; under `person` the person. Null: it tells neither.
 */
export function standInOf({ contact, domain, emails }: Told, by: StandIn): { name: string; from: StandIn } | null {
  const own = by === "domain" ? (domain ?? emails.map(domainOfEmail).find((found) => found !== null)) : null;
  if (own) return { name: own, from: "domain" };
  return contact.full ? { name: contact.full, from: "person" } : null;
}

/** These say that there is no name; whatever else is said of a company's cell means that the row is no company at all, or that its cells have slipped. */
const unnamed: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["company-missing", "company-is-marker"]);

export const isUnnamed = (problems: readonly { code: string }[]): boolean =>
  problems.some(({ code }) => unnamed.has(code as ProblemCode));

/** The name that stands in, noted as a step of the cell it is taken from; null where there is none, or the row is at fault in another way. */
export function standIn(row: RowCells, told: Told, by: StandIn, trail: Trail): string | null {
  const found = isUnnamed(trail.problems) ? standInOf(told, by) : null;
  if (!found) return null;
  const source = row.get("company_name") ?? sourceOf(row, found.from);
  if (!source) return null;
  trail.change({ ...source, field: "company_name" }, "company-stand-in", source.text, found.name);
  trail.settle(unnamed);
  return found.name;
}

function sourceOf(row: RowCells, from: StandIn): Cell | null {
  const fields =
    from === "domain"
      ? (["website", "domain", "email", "email_other"] as const)
      : (["contact_full_name", "contact_last_name", "contact_first_name"] as const);
  for (const field of fields) {
    const cell = row.get(field);
    if (cell && cell.text !== "") return cell;
  }
  return null;
}
