import type { GoldenField } from "#db/vocabulary.ts";

/** What a field of a company is typed as: one line, or an address in its parts. */
export type TypedPart =
  | "name"
  | "line1"
  | "line2"
  | "city"
  | "region"
  | "postcode"
  | "web"
  | "industry"
  | "employees"
  | "number";

export const typedParts: Record<GoldenField, readonly { part: TypedPart; label: string }[]> = {
  name: [{ part: "name", label: "Another name" }],
  address: [
    { part: "line1", label: "Street" },
    { part: "line2", label: "Second line" },
    { part: "city", label: "Town" },
    { part: "region", label: "County or state" },
    { part: "postcode", label: "Postcode" },
  ],
  web: [{ part: "web", label: "Another website" }],
  industry: [{ part: "industry", label: "Another industry" }],
  employees: [{ part: "employees", label: "Another number of employees" }],
  "company-number": [{ part: "number", label: "Another register number" }],
};
