import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journeyAtOwnHouse } from "./own-house.ts";
import { commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { press } from "./steps/press.ts";
import { barTitle, callInHand, chooseOutcome, hangUp, openDesk, saveOutcome } from "./steps/work-the-desk.ts";

const firms = [
  "Ashby Dental",
  "Birkdale Orthodontics",
  "Coniston Smiles",
  "Dunmere Dental Care",
  "Elmet Dentists",
  "Fordham Clinic",
  "Garsdale Dental",
  "Hexham Smiles",
  "Ilkley Orthodontics",
];
const rows = ["Company,Contact,Phone,Town", ...firms.map((firm, i) => `${firm},Ines Falk,020 7946 0${i + 1}06,London`)];
const file = { name: "dental-companies.csv", mimeType: "text/csv", buffer: Buffer.from([...rows, ""].join("\r\n")) };

const bar = (page: Page, says: RegExp | string) => barTitle(page).filter({ hasText: says }).waitFor();
const noteIn = (page: Page) => page.getByRole("textbox", { name: "Notes" });
/** It rings long enough for a key to be pressed meanwhile. */
const unhurried = journeyAtOwnHouse.extend({ simulatorSpeed: ["1.5", { scope: "file" }] });

/** Out of reach: every word to the house is lost on its way. */
const houseAway = (page: Page) => page.route(/\/[^.]*(\.data.*)?$/, (route) => route.abort());

/** The next lead on the desk, whatever a journey that broke off has left there. */
async function ready(page: Page): Promise<void> {
  await page.goto("/desk");
  await bar(page, /./);
  if (/^(On|Ringing)/.test(await barTitle(page).innerText())) await hangUp(page);
  if (/^Ready/.test(await barTitle(page).innerText())) return;
  await chooseOutcome(page, "0", /./);
  await saveOutcome(page);
}

unhurried("a desk with a call on it stays while the house is away for a moment", async ({ as, expectReport }) => {
  const marc = await as("Marc Bell");
  await uploadBacklog(marc, { campaign: "Harbour Dental Supply: Harbour backlog", file });
  await walkToReview(marc);
  await commitImport(marc);
  const leah = await as("Leah Osei");
  await openDesk(leah);
  await callInHand(leah, /^On the call/);
  expectReport(/ERR_FAILED/);
  await houseAway(leah);

  await press(leah, "v", /\/voicemail/);
  await leah.getByText("The house could not be reached.").waitFor();
  // The page reads again, in vain, at least twice.
  for (const _ of [1, 2]) await leah.waitForEvent("requestfailed", (request) => request.url().includes("/desk.data"));
  expect(await leah.getByRole("button", { name: "Hang up" }).isVisible()).toBe(true);
  await leah.unrouteAll();
  await hangUp(leah);
  await chooseOutcome(leah, "0", /./);
  await saveOutcome(leah);
});

unhurried("muted and on hold are told as they are, also after a look at another page", async ({ as, expectReport }) => {
  const leah = await as("Leah Osei", { permissions: ["microphone"] });
  await ready(leah);
  await press(leah, "d", /\/dial$/);
  await bar(leah, "Ringing");
  await press(leah, "m", /\/mute/);
  await bar(leah, "Ringing, muted");
  await bar(leah, "On the call, muted");
  await press(leah, "h", /\/hold/);
  await bar(leah, "On hold");
  await leah.getByRole("link", { name: "Callbacks" }).first().click();
  await leah.getByRole("heading", { level: 1, name: /callback|promise/i }).waitFor();
  await leah.goBack();
  await bar(leah, /^On /);
  expect(await barTitle(leah).innerText()).toBe("On hold");
  expect(await leah.getByRole("button", { name: "Unmute" }).getAttribute("aria-pressed")).toBe("true");
  await press(leah, "h", /\/hold/);

  // Unmuting for the next call fails: that call must not be told as heard.
  expectReport(/503/);
  await leah.route("**/desk/mute", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await hangUp(leah);
  await chooseOutcome(leah, "0", /./);
  await saveOutcome(leah);
  await callInHand(leah, /^On the call/);
  expect(await barTitle(leah).innerText()).toBe("On the call, muted");
  await press(leah, "m", /\/mute/);
  await hangUp(leah);
  await chooseOutcome(leah, "0", /./);
  await saveOutcome(leah);
});

unhurried("a note begun in one window and ended in another is nowhere put back to its beginning", async ({ as }) => {
  const leah = await as("Leah Osei");
  await ready(leah);
  const write = async (page: Page, text: string) => {
    const kept = page.waitForResponse(/\/note$/);
    await noteIn(page).fill(text);
    await kept;
    await noteIn(page).blur();
  };
  await write(leah, "They moved to Leeds.");
  const other = await leah.context().newPage();
  await other.goto("/desk");
  await bar(other, /^Ready to call/);
  expect(await noteIn(other).inputValue()).toBe("They moved to Leeds.");
  await write(other, "They moved to Leeds. Ask for Ann.");

  await leah.getByRole("link", { name: "Callbacks" }).first().click();
  await leah.getByRole("heading", { level: 1, name: /callback|promise/i }).waitFor();
  await leah.goBack();
  await bar(leah, /^Ready to call/);
  await expect.poll(() => noteIn(leah).inputValue()).toBe("They moved to Leeds. Ask for Ann.");
  await write(leah, "They moved to Leeds. Ask for Ann, not on Fridays.");
  await callInHand(leah, /^On the call/);
  await bar(other, /^On the call/);
  await expect.poll(() => noteIn(other).inputValue()).toBe("They moved to Leeds. Ask for Ann, not on Fridays.");
  await hangUp(other);
  await chooseOutcome(other, "0", /./);
  await press(other, "Control+Enter", /\/outcome/);
});

unhurried("what is asked about one lead is not asked about the next", async ({ as, expectReport }) => {
  // The first window asks what became of its hold.
  expectReport(/409/);
  const leah = await as("Leah Osei");
  await ready(leah);
  const company = leah.getByRole("heading", { level: 1 });
  const first = await company.innerText();
  const other = await leah.context().newPage();
  await other.goto("/desk");
  await bar(other, /^Ready to call/);
  await leah.keyboard.press("s");
  await leah.getByRole("heading", { name: "Skip, because" }).waitFor();

  await other.keyboard.press("s");
  await other.getByRole("heading", { name: "Skip, because" }).waitFor();
  await press(other, "1", /\/skip/);
  await expect.poll(() => company.innerText()).not.toBe(first);
  await bar(leah, /^Ready to call/);
  expect(await leah.getByRole("heading", { name: "Skip, because" }).count()).toBe(0);
});
