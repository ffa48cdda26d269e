import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { desk, phone } from "./screens.ts";
import { answerDuplicate } from "./steps/answer-a-duplicate.ts";
import { balanceShown, commitImport, sample, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { passAtGate } from "./steps/pass-at-the-gate.ts";
import { openCampaign, readStoryOfWon } from "./steps/read-the-trace.ts";
import { acceptLead, reportProgress } from "./steps/receive-a-lead.ts";
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
  async ({ as, ownHouse }) => {
    const marc = await as("Marc Bell", desk);
    await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file: sample });
    await walkToReview(marc);
    await expectAccessible(marc);
    const foreseen = await balanceShown(marc);
    expect(foreseen.read).toBe(1_500);
    await commitImport(marc);
    expect(await balanceShown(marc)).toEqual(foreseen);

    await marc.goto("/duplicates");
    await expectAccessible(marc);
    await answerDuplicate(marc, "d");

    const priya = await as("Priya Nair", desk);
    await openDesk(priya);
    await passOverUntil(priya, ({ ends }) => ends === "no-answer");
    await callInHand(priya, /^Nobody answered/);
    await chooseOutcome(priya, "0", /No answer/);
    await saveOutcome(priya);

    await passOverUntil(priya, speaksOn);
    await callInHand(priya, /^On the call/);
    await hangUp(priya);
    await chooseOutcome(priya, "2", /Call back at a time/);
    await promise(priya, ["tue 10:30", "wed 10:30", "thu 10:30", "fri 10:30", "mon 10:30"]);
    await saveOutcome(priya);

    await passOverUntil(priya, speaksOn);
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
  },
);

/** A day of the calendar that many days from now, ahead of the demo's clock too. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
