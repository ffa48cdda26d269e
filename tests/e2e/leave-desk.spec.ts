import { expect } from "vitest";
import { journey } from "./journey.ts";
import { commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { press, pressToSee } from "./steps/press.ts";
import { openDesk } from "./steps/work-the-desk.ts";

const rows = ["Company,Contact,Phone,Town", "Eskdale Dental Care,Ines Falk,020 7946 0802,London", ""];
const file = { name: "one-company.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };

journey("a mistyped hour of the return stops no note from being kept", async ({ as, expectReport }) => {
  const marc = await as("Marc Bell");
  await uploadBacklog(marc, { campaign: "Harbour Dental Supply: Harbour backlog", file });
  await walkToReview(marc);
  await commitImport(marc);
  const leah = await as("Leah Osei");
  await openDesk(leah);

  expectReport(/409/);
  await pressToSee(leah, "z", leah.getByRole("heading", { name: "Away, because of" }));
  await leah.keyboard.press("1");
  const hour = leah.getByLabel("Or until this hour");
  await hour.fill("25:30");
  await hour.press("Enter");
  await leah.getByText("That is no hour still to come today.").waitFor();
  const kept = leah.waitForResponse(/\/note$/, { timeout: 5_000 });
  await leah.getByRole("textbox", { name: "Notes" }).fill("Rings back from another number.");

  expect((await kept).ok()).toBe(true);
  await leah.keyboard.press("Escape");
  await pressToSee(leah, "s", leah.getByRole("heading", { name: "Skip, because" }));
  await press(leah, "1", /\/skip/);
});
