import type { Page } from "playwright-core";
import { expect } from "vitest";
import { violationsIn } from "#app/features/reporting/verify/verify.server.ts";
import type { Fate } from "#app/features/telephony/simulator/number-plan.ts";
import { behindTheHouse } from "./behind-the-house.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { desk, phone } from "./screens.ts";
import { answerDuplicate, takeAnswerBack } from "./steps/answer-a-duplicate.ts";
import { balanceShown, commitImport, sample, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { passAtGate } from "./steps/pass-at-the-gate.ts";
import { openCampaign, readStoryOfWon } from "./steps/read-the-trace.ts";
import { acceptLead, reportProgress } from "./steps/receive-a-lead.ts";
import { leadsWhose, serveNext } from "./steps/steer-a-lead.ts";
import { verify } from "./steps/verify.ts";
import {
  answerQuestions,
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
  "a row of an untidy file becomes a lead that the client wins, and every step of it can be read",
  { timeout: 240_000 },
  ({ as, ownHouse }) =>
    behindTheHouse(ownHouse, async ({ db, calder }) => {
      const marc = await as("Marc Bell", desk);
      await importSample(marc);

      await marc.goto("/duplicates");
      await expectAccessible(marc);
      await answerDuplicate(marc, "d");

      const priya = await as("Priya Nair", desk);
      await openDesk(priya);
      const toPriya = async (wish: typeof speaksOn) => {
        const [lead] = await leadsWhose(db, { ...calder, wish });
        if (!lead) throw new Error("No number of the sample is of the kind looked for.");
        return serveNext(marc, lead, "Priya Nair");
      };
      const silent = await toPriya(ringsOut);
      await passOverUntil(priya, (fate, lead) => lead.company === silent && ringsOut(fate));
      await callInHand(priya, /^Nobody answered/);
      await chooseOutcome(priya, "0", /No answer/);
      const busyNow = await toPriya(speaksOn);
      await saveOutcome(priya);

      await passOverUntil(priya, (fate, lead) => lead.company === busyNow && speaksOn(fate));
      await callInHand(priya, /^On the call/);
      await hangUp(priya);
      await chooseOutcome(priya, "2", /Call back at a time/);
      await promise(priya, ["tue 10:30", "wed 10:30", "thu 10:30", "fri 10:30", "mon 10:30"]);
      const interested = await toPriya(speaksOn);
      await saveOutcome(priya);

      await passOverUntil(priya, (fate, lead) => lead.company === interested && speaksOn(fate));
      const { company, facts } = await leadShown(priya);
      const [, line = ""] = /line (\d+) of Calder/.exec(facts) ?? [];
      await callInHand(priya, /^On the call/);
      await expectAccessible(priya);
      await writeNote(priya, "Wants a demonstration for the whole fleet.");
      const answers = await answerQuestions(priya, (question) => (/Vehicles/.test(question) ? "42" : "In the spring"));
      expect(answers).toEqual(["42", "None", "In the spring", "In the spring", "Yes, a date"]);
      await hangUp(priya);
      await expectAccessible(priya);
      await chooseOutcome(priya, "1", /Qualified/);
      await saveOutcome(priya);

      await passAtGate(marc, { company, summary: "Forty-two vehicles, and they change in the spring." });

      const hanna = await as("Hanna Voss", phone);
      await acceptLead(hanna, company);
      await expectAccessible(hanna);
      await expectNoSidewaysScroll(hanna);
      await reportProgress(hanna, { what: "In contact" });
      await reportProgress(hanna, {
        what: "Meeting agreed",
        asks: { "On which day": dayIn(7) },
        send: "Report the meeting",
      });
      await reportProgress(hanna, { what: "Won", asks: { "Worth, in GBP": "12,000" }, send: "Report it won" });

      await openCampaign(marc, "Calder backlog");
      await expectAccessible(marc);
      const story = await readStoryOfWon(marc, company);
      await expectAccessible(marc);
      expect(story.join("\n")).toMatch(/won[^\n]*£12,000/i);
      expect(story.filter((sentence) => sentence.startsWith(`Row ${line} of sample-backlog.csv`))).toHaveLength(1);

      const { checked, violations } = await verify(ownHouse.dataDir);
      expect(violations).toEqual([]);
      expect(checked.length).toBeGreaterThan(20);
    }),
);

journeyAtOwnHouse(
  "a reviewer settles the sample's questions by keyboard, and a merge is taken apart after a call to the two as one",
  { timeout: 240_000 },
  ({ as, ownHouse }) =>
    behindTheHouse(ownHouse, async ({ db, calder }) => {
      const marc = await as("Marc Bell", desk);
      // It goes on with what the road before it has imported; run alone, it imports by itself.
      const speaking = () => leadsWhose(db, { ...calder, wish: speaksOn });
      if ((await speaking()).length === 0) await importSample(marc);

      await marc.goto("/duplicates");
      await marc
        .getByText(/^\d+ questions left, about \d+ minutes/)
        .or(marc.locator(".dup-progress"))
        .first()
        .waitFor();
      await answerDuplicate(marc, "s");
      await takeAnswerBack(marc);
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
      const one = (await speaking()).find(({ company }) => kept.has(company));
      if (!one) throw new Error("Nobody of a kept company speaks.");
      const company = await serveNext(marc, one, "Tomasz Wrona");
      const tomasz = await as("Tomasz Wrona", desk);
      await openDesk(tomasz);
      expect((await leadShown(tomasz)).company).toBe(company);
      await callInHand(tomasz, /^On the call/);
      await writeNote(tomasz, "Rang both as one.");
      await hangUp(tomasz);
      await chooseOutcome(tomasz, "2", /Call back at a time/);
      await promise(tomasz, ["tue 10:30", "wed 10:30", "thu 10:30", "fri 10:30", "mon 10:30"]);
      await saveOutcome(tomasz);

      await marc.goto(`/companies?q=${encodeURIComponent(company)}`);
      await marc.getByRole("link", { name: company, exact: true }).first().click();
      await marc.getByRole("heading", { name: company, exact: true }).waitFor();
      await expectAccessible(marc);
      await marc.getByText("One record from several").waitFor();
      const standing = marc
        .locator(".lead-merge", { has: marc.getByRole("button", { name: "Undo the merge" }) })
        .first();
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

      expect(await violationsIn(db)).toEqual([]);
    }),
);

async function importSample(marc: Page): Promise<void> {
  await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file: sample });
  await walkToReview(marc);
  await expectAccessible(marc);
  const foreseen = await balanceShown(marc);
  expect(foreseen.read).toBe(700);
  await commitImport(marc);
  expect(await balanceShown(marc)).toEqual(foreseen);
}

const ringsOut = ({ ends }: Fate) => ends === "no-answer";

/** A day of the calendar that many days from now, ahead of the demo's clock too. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
