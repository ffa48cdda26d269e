import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { backlogOf } from "./steps/backlog-of.ts";
import { commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { press, pressToSee } from "./steps/press.ts";
import { barTitle, callInHand, chooseOutcome, leadShown, openDesk } from "./steps/work-the-desk.ts";

const firms = ["Abbot Freight", "Birch Haulage", "Cole Removals", "Dunn Coaches", "Ellis Tyres", "Frost Fencing"];

journeyAtOwnHouse(
  "a manager pulls a lead; the agent is served it, keeps it, calls the next by itself and leaves the desk, by keys alone",
  { timeout: 120_000 },
  async ({ as }) => {
    const marc = await as("Marc Bell");
    const file = backlogOf(firms.map((company) => ({ ends: "no-answer", company: `${company} Ltd` })));
    await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file });
    await walkToReview(marc);
    await commitImport(marc);

    await marc.goto("/campaigns");
    await marc.getByRole("link", { name: "Calder backlog" }).first().click();
    await marc.getByRole("link", { name: "Queue", exact: true }).click();
    await marc.getByRole("heading", { name: "6 leads may be called now" }).waitFor();
    const last = marc.locator(".rk-table tbody tr").last();
    const wanted = await last.getByRole("link").innerText();
    await last.getByRole("button", { name: /^Steer/ }).click();
    await marc.getByLabel("Serve it next to").selectOption({ label: "Priya Nair" });
    await marc.getByRole("button", { name: "Serve next" }).click();
    await marc.getByText("They are served it next.").waitFor();
    await expectAccessible(marc);
    await expectNoSidewaysScroll(marc);

    const priya = await as("Priya Nair");
    await openDesk(priya);
    expect((await leadShown(priya)).company).toBe(wanted);
    await priya.getByText("Your account manager wants you to have it next.").waitFor();
    await press(priya, "e", /\/extend$/);

    await pressToSee(priya, "w", priya.getByRole("button", { name: "Power", pressed: true }));
    await callInHand(priya, /^Nobody answered/);
    await chooseOutcome(priya, "0", /No answer/);
    await press(priya, "Control+Enter", /\/outcome$/);
    await barTitle(priya)
      .filter({ hasText: /^Calls by itself in/ })
      .waitFor();
    await barTitle(priya)
      .filter({ hasText: /^(Ringing|Nobody answered)/ })
      .waitFor({ timeout: 30_000 });
    await barTitle(priya)
      .filter({ hasText: /^Nobody answered/ })
      .waitFor({ timeout: 30_000 });
    await chooseOutcome(priya, "0", /No answer/);
    await press(priya, "Control+Enter", /\/outcome$/);
    await barTitle(priya)
      .filter({ hasText: /^Calls by itself in/ })
      .waitFor();
    await priya.keyboard.press("w");
    await barTitle(priya)
      .filter({ hasText: /^Ready to call/ })
      .waitFor();

    await pressToSee(priya, "z", priya.getByRole("heading", { name: "Away, because of" }));
    await press(priya, "2", /\/desk\/pause$/);
    await barTitle(priya)
      .filter({ hasText: /^Away from the desk/ })
      .waitFor();
    await expectAccessible(priya);
    await press(priya, "Enter", /\/desk\/resume$/);
    await barTitle(priya)
      .filter({ hasText: /^Ready to call/ })
      .waitFor();
  },
);
