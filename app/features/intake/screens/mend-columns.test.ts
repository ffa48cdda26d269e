import { expect, test } from "vitest";
import { gridColumns } from "./mend-columns.ts";

test("whose row it is comes first, then the cells that are too many, then the rest of the file", () => {
  const columns = [
    { header: "Notes", field: "notes" as const },
    { header: "Tel", field: "phone_main" as const },
    { header: "Firm", field: "company_name" as const },
  ];
  const row = { mend: { cells: ["", "", "", "x"] } } as never;
  expect(gridColumns(columns, [row]).map(({ header, column }) => `${column} ${header}`)).toEqual([
    "2 Firm",
    "1 Tel",
    "3 Extra cell 1",
    "0 Notes",
  ]);
});
