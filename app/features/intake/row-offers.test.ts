import { expect, test } from "vitest";
import { look } from "./look.ts";
import { offersOf } from "./row-offers.ts";
import { readingOfLook } from "./row-reading.ts";
import { readSettings } from "./settings.ts";

function offered(columns: number, rows: number) {
  const more = Array.from({ length: columns - 3 }, (_, n) => `Column ${n}`);
  const row = ["Penrose Marine, Ltd", "020 7946 0417", "jo@penrose.example", ...more.map((_, n) => `v${n}`)].join(",");
  const file = `${["Company", "Phone", "Email", ...more].join(",")}\n${`${row}\n`.repeat(rows)}`;
  const seen = look(Buffer.from(file), readSettings({ country: "GB" }));
  if (!seen.ok) throw new Error(seen.sentence);
  const reading = readingOfLook(seen.look);
  return seen.look.inspection.rows.map(({ cells, reasons }) => offersOf({ cells, reasons }, reading));
}

test("a cell that a delimiter cut in two is offered whole", () => {
  expect(offered(6, 2)[0]).toMatchObject([{ text: "Join “Penrose Marine, Ltd”" }]);
});

test("among hundreds of columns nothing is tried", () => {
  expect(offered(1_000, 60).flat()).toEqual([]);
});
