import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { desk, phone } from "./screens.ts";
import { answerDuplicate } from "./steps/answer-a-duplicate.ts";
import { commitImport, sample, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { press } from "./steps/press.ts";
import { verify } from "./steps/verify.ts";
import {
  callInHand,
  chooseOutcome,
  hangUp,
  leadShown,
  openDesk,
  passOverUntil,
  promise,
  saveOutcome,
  speaksOn,
  writeNote,
} from "./steps/work-the-desk.ts";

journeyAtOwnHouse(
  "a reviewer settles the sample's questions by keyboard, and a merge is taken apart after a call to the two as one",
  { timeout: 300_000 },
  async ({ as, ownHouse }) => {
    const marc = await as("Marc Bell", desk);
    await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file: sample });
    await walkToReview(marc);
    await commitImport(marc);

    await marc.goto("/duplicates");
    await marc
      .getByText(/^\d+ questions left, about \d+ minutes/)
      .or(marc.locator(".dup-progress"))
      .first()
      .waitFor();
    await answerDuplicate(marc, "s");
    await press(marc, "z", /\/duplicates\/undo/);
    await marc.goto("/duplicates/patterns");
    await expectAccessible(marc);
    await marc.goto("/duplicates");
    const title = marc.getByRole("heading", { level: 1 });
    for (let asked = 0; asked < 400 && (await title.innerText()) !== "Nothing left to ask"; asked++) {
      const likely = await marc.getByRole("complementary").getByRole("heading", { level: 2 }).innerText();
      await answerDuplicate(marc, /probably the same/.test(likely) ? "s" : asked % 2 ? "b" : "d");
    }
    expect(await title.innerText()).toBe("Nothing left to ask");

    // Kept companies of certain merges and of those just answered: the next of them that is callable is rung.
    const kept = new Set<string>();
    await marc.goto("/merges");
    for (let page = 0; page < 20; page++) {
      for (const name of await marc.locator(".dup-merges .what p:first-child b:last-child").allInnerTexts())
        kept.add(name);
      const older = marc.getByRole("link", { name: "Older merges" });
      if ((await older.count()) === 0) break;
      await marc.goto((await older.getAttribute("href")) ?? "");
    }
    const priya = await as("Priya Nair", desk);
    await openDesk(priya);
    await passOverUntil(priya, (fate, { company }) => speaksOn(fate) && kept.has(company), 150);
    const { company } = await leadShown(priya);
    await callInHand(priya, /^On the call/);
    await writeNote(priya, "Rang both as one.");
    await hangUp(priya);
    await chooseOutcome(priya, "2", /Call back at a time/);
    await promise(priya, ["tue 10:30", "wed 10:30", "thu 10:30", "fri 10:30", "mon 10:30"]);
    await saveOutcome(priya);

    await marc.goto(`/companies?q=${encodeURIComponent(company)}`);
    await marc.getByRole("link", { name: company, exact: true }).first().click();
    await marc.getByRole("heading", { name: company, exact: true }).waitFor();
    await expectAccessible(marc);
    await marc.getByText("One record from several").waitFor();
    const standing = marc.locator(".lead-merge", { has: marc.getByRole("button", { name: "Undo the merge" }) }).first();
    const [parted = ""] = (await standing.locator("p").first().innerText()).split(" into ");
    await standing.getByRole("button", { name: "Undo the merge" }).click();
    await marc.getByText(/Taken apart\. 1 call and \d notes?/).waitFor();

    const small = await as("Marc Bell", phone);
    await small.goto(`/companies?q=${encodeURIComponent(parted)}`);
    const found = small.getByRole("link", { name: parted, exact: true });
    const shared: string[] = [];
    for (let at = 0; at < (await found.count()); at++) {
      await found.nth(at).click();
      await small.getByRole("region", { name: "The story" }).waitFor();
      await expectNoSidewaysScroll(small);
      shared.push(await small.getByRole("region", { name: "The story" }).innerText());
      await small.goBack();
      await found.first().waitFor();
    }
    expect(shared.some((story) => story.includes("Made while two companies were taken for one"))).toBe(true);

    const { violations } = await verify(ownHouse.dataDir);
    expect(violations).toEqual([]);
  },
);
