import { expect, test } from "vitest";
import { RuleForm } from "./rule-form.ts";

const hours = {
  ...{ kind: "hours", title: "calling hours", jurisdiction: "NO", validFrom: "2026-01-01" },
  ...{ source: "Markedsføringsloven § 14", weekdays: "9:00-17:30" },
};

test("hours are those of a clock: what no clock shows is said at its day, and not read as another hour", () => {
  const day = [[540, 1050]];
  expect(RuleForm.parse(hours).terms).toMatchObject({ kind: "hours", week: [[], day, day, day, day, day, []] });

  for (const slip of ["09:00-20:60", "08:75-17:00", "09:00-24:30", "17:00-09:00"]) {
    const read = RuleForm.safeParse({ ...hours, weekdays: slip });
    expect([slip, read.error?.issues.map(({ path }) => path[0])]).toEqual([slip, ["weekdays"]]);
  }
});
