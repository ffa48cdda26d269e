import { expect, test } from "vitest";
import { cleanseStep } from "./cleanse-step.ts";
import { columnViews } from "./columns-step.ts";
import { look } from "./look.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings({ country: "GB" });

/** Whether Columns finds the order told by the dates, and why Cleanse says that they were read so. */
function readAs(...dates: string[]) {
  const lines = dates.map((date, index) => `Firm ${index} Ltd,020 7946 000${index},${date}`);
  const read = look(new TextEncoder().encode(["Company,Phone,Contract end", ...lines].join("\n")), settings);
  if (!read.ok) throw new Error(read.sentence);
  const dated = columnViews(read.look, settings).find(({ field }) => field === "contract_end_on");
  return {
    told: dated?.dates?.told,
    because: cleanseStep(read.look, settings).rules.find(({ rule }) => rule === "date-iso")?.because,
  };
}

test("why a date was read as it was is true of a column whose dates tell the order and of one where none does", () => {
  const because =
    "“03/04” is two different days. Columns says which is meant: as other dates of the column tell, else as is usual in the country, or as you choose.";
  expect(readAs("03/04/2027", "25/04/2027")).toEqual({ told: true, because });
  expect(readAs("03/04/2027", "05/04/2027")).toEqual({ told: false, because });
});
