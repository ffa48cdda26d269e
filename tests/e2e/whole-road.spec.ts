import { resolve } from "node:path";
import { expect } from "vitest";
import { journeyAtOwnHouse } from "./own-house.ts";
import { answerDuplicate } from "./steps/answer-a-duplicate.ts";
import { balanceShown, commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { passAtGate } from "./steps/pass-at-the-gate.ts";
import { acceptLead, reportProgress } from "./steps/receive-a-lead.ts";
import {
  answerQuestions,
  barTitle,
  callInHand,
  chooseOutcome,
  hangUp,
  leadShown,
  openDesk,
  passOverUntil,
  promise,
  saveOutcome,
  writeNote,
} from "./steps/work-the-desk.ts";

const sample = resolve(import.meta.dirname, "../../public/sample-backlog.csv");
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

journeyAtOwnHouse(
  "a row of an untidy file becomes a lead that the client wins",
  { timeout: 240_000 },
  async ({ as }) => {
    const marc = await as("Marc Bell", desk);
    await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file: sample });
    await walkToReview(marc);
    const foreseen = await balanceShown(marc);
    await commitImport(marc);
    expect(await balanceShown(marc)).toEqual(foreseen);
    expect(foreseen.read).toBe(1_500);

    await marc.goto("/duplicates");
    await answerDuplicate(marc, "d");

    const priya = await as("Priya Nair", desk);
    await openDesk(priya);
    await passOverUntil(priya, ({ ends }) => ends === "no-answer");
    await callInHand(priya, /^Nobody answered/);
    await chooseOutcome(priya, "0", /No answer/);
    await saveOutcome(priya);

    await passOverUntil(
      priya,
      ({ ends, who, hangsUpAfterMs }) => ends === "answered" && who === "human" && !hangsUpAfterMs,
    );
    await callInHand(priya, /^On the call/);
    await hangUp(priya);
    await chooseOutcome(priya, "2", /Call back at a time/);
    await promise(priya, ["tue 10:30", "wed 10:30", "thu 10:30", "fri 10:30", "mon 10:30"]);
    await saveOutcome(priya);

    await passOverUntil(
      priya,
      ({ ends, who, hangsUpAfterMs }) => ends === "answered" && who === "human" && !hangsUpAfterMs,
    );
    const [company = "", facts = ""] = (await leadShown(priya)).split(" | ");
    await callInHand(priya, /^On the call/);
    await writeNote(priya, "Wants a demonstration for the whole fleet.");
    const answers = await answerQuestions(priya, (question) =>
      /vehicles/i.test(question) ? "42" : "Settled in the spring",
    );
    await hangUp(priya);
    expect(await barTitle(priya).innerText()).toMatch(/^Call ended, \d+:\d\d/);
    await chooseOutcome(priya, "1", /Qualified/);
    await saveOutcome(priya);
    expect(answers).toHaveLength(5);

    await passAtGate(marc, { company, summary: "Forty-two vehicles, and the contract ends in spring." });

    const hanna = await as("Hanna Voss", phone);
    await acceptLead(hanna, company);
    await reportProgress(hanna, { what: "In contact" });
    await reportProgress(hanna, { what: "Won", asks: { "Worth, in GBP": "12,000" }, send: "Report it won" });
    expect(facts).toMatch(/line \d+ of Calder/);
  },
);
