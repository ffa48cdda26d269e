import { expect } from "vitest";
import { givenWorkbook, sheetOf } from "../given-workbook.ts";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { desk } from "./screens.ts";
import { balanceShown, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";

const header = ["Company", "Contact", "Phone", "Email"];
const north = ["Corbridge Print", "Dan Ellwood", "0161 496 0155", "dan@corbridge-print.co.uk"];
const south = ["Mole Freight", "Ann Mole", "0161 496 0199", "ann@molefreight.co.uk"];
const buffer = givenWorkbook({
  sheets: [
    { name: "Read me", xml: sheetOf(["Kept by the sales office"]) },
    { name: "North", xml: sheetOf(header, north, ["Tay Valley Freight", "", "0161 496 0188", ""]) },
    { name: "South", xml: sheetOf(["The south, as of May"], [], header, south) },
    { name: "Last year", state: "hidden", xml: sheetOf(header, south) },
  ],
});

journey("another sheet of a workbook is chosen, and what will happen is about its rows", async ({ as }) => {
  const marc = await as("Marc Bell", desk);
  const file = {
    name: "leads.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  };
  await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file });
  await marc.getByRole("heading", { name: "2 rows in 4 columns" }).waitFor();
  const sheet = marc.getByLabel("Sheet");
  expect(await sheet.inputValue()).toBe("North");
  expect(await sheet.locator("option").allTextContents()).toEqual(["Read me", "North", "South", "Last year (hidden)"]);
  expect(await marc.getByLabel("Delimiter").count()).toBe(0);
  await expectAccessible(marc);

  await sheet.selectOption("South");
  await marc.getByRole("heading", { name: "1 row in 4 columns" }).waitFor();
  expect(await marc.getByLabel("Header row").inputValue()).toBe("3");
  await marc.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(marc);
  await marc.setViewportSize({ width: 1440, height: 900 });
  await walkToReview(marc);
  expect(await balanceShown(marc)).toMatchObject({ read: 1 });
});
