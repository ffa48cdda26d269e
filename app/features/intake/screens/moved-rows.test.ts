import { expect, test } from "vitest";
import { movedAway, withMoved } from "./moved-rows.ts";

test("a row that was touched and is still at fault, or was put back, is not told as mended", () => {
  const balance = { read: 300, blank: 0, quarantined: 296, suppressed: 0, merged: 0, leads: 4 };
  const away = movedAway(
    "quarantined",
    new Map([
      [7, "quarantined"],
      [255, "lead"],
    ]),
  );

  expect(away).toEqual(["lead"]);
  expect(withMoved(balance, "quarantined", away)).toEqual({ ...balance, quarantined: 295, leads: 5 });
});
