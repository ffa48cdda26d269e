import { expect } from "vitest";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { desk } from "./screens.ts";
import { uploadBacklog } from "./steps/import-a-backlog.ts";

const towns = ["London", "London", "London", "LONDON ", "LONDON", "Londn", "Leeds", "Hull"];
const rows = towns.map(
  (town, at) =>
    `Facet House ${"ABCDEFGH"[at]} Ltd,${at < 3 ? `020 7946 01${at}0` : `7946 01${at}0`},desk@house-${at}.co.uk,${town}`,
);
rows.push("Mistyped Mills Ltd,020 7946 0199,ann.mill@gmial.com,Leeds");
const file = {
  name: "facets.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Company,Phone,Email,Town", ...rows, ""].join("\r\n")),
};

journey("one town written three ways is mended in one go, an area code given, a slip accepted", async ({ as }) => {
  const marc = await as("Marc Bell", desk);
  await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file });
  await marc.goto(marc.url().replace(/file$/, "cleanse"));
  const values = marc.getByRole("region", { name: "Values of a column" });
  await values.getByText("5 different values in 9 rows, 0 blank.").waitFor();
  await expectAccessible(marc);

  await values.getByRole("button", { name: "Bring together as London" }).click();
  await values.getByText("3 different values in 9 rows, 0 blank.").waitFor();
  const together = marc.getByRole("region", { name: "Brought together" });
  await expect.poll(() => together.getByRole("listitem").count()).toBe(1);
  const rule = marc.getByRole("checkbox", { name: "Values you brought together" });
  await rule.click();
  await values.getByText("5 different values in 9 rows, 0 blank.").waitFor();
  await rule.click();
  await values.getByText("3 different values in 9 rows, 0 blank.").waitFor();

  await marc.getByText("5 numbers lack an area code; with 020 all of them are valid.").waitFor();
  await marc.getByRole("button", { name: "Put 020 before them" }).click();
  await marc.getByText("020 was put before 5 numbers that lacked an area code.").waitFor();
  await marc.getByRole("button", { name: "Take 020 back" }).click();
  await marc.getByRole("button", { name: "Put 020 before them" }).click();
  await marc.getByText("020 was put before 5 numbers").waitFor();

  await marc.getByRole("button", { name: "Accept gmial.com → gmail.com" }).click();
  await together.getByText("ann.mill@gmail.com").waitFor();
  await expectAccessible(marc);
  await marc.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(marc);
  await marc.setViewportSize({ width: 1440, height: 900 });
  await together.getByRole("button", { name: "Take back London" }).click();
  await values.getByText("5 different values in 9 rows, 0 blank.").waitFor();
});
