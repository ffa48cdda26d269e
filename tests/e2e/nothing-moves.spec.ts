import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Fate } from "#app/features/telephony/simulator/number-plan.ts";
import { journey } from "./journey.ts";
import { expectNoSidewaysScroll } from "./look.ts";
import { backlogOf } from "./steps/backlog-of.ts";
import { commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { openCampaign } from "./steps/read-the-trace.ts";
import {
  barTitle,
  callInHand,
  chooseOutcome,
  hangUp,
  leadShown,
  openDesk,
  passOverUntil,
  type ShownLead,
  saveOutcome,
} from "./steps/work-the-desk.ts";

const phone = { width: 390, height: 844 };
const windows = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
];

const backlog = backlogOf([
  { ends: "no-answer", company: "Aldous Bay Dental" },
  { ends: "waits-for-us", company: "Brackenfield and Partners Orthodontic Laboratories Limited", people: 4 },
  { ends: "no-answer", company: "Corrie Smile Studio", people: 2 },
  { ends: "waits-for-us", company: "Dunmore Dental" },
]);

/** The agent calls for two clients, who ask different things. */
const ofHarbour = ({ facts }: ShownLead) => facts.includes("Harbour");
const ringsOn = ({ ends }: Fate, lead: ShownLead) => ends === "no-answer" && ofHarbour(lead);
const answers = ({ ends }: Fate, lead: ShownLead) => ends === "answered" && ofHarbour(lead);

journey("nothing on the desk moves from state to state and from lead to lead", { timeout: 120_000 }, async ({ as }) => {
  const marc = await as("Marc Bell", { viewport: phone });
  await uploadBacklog(marc, { campaign: "Harbour Dental Supply: Harbour backlog", file: backlog });
  await walkToReview(marc, expectNoSidewaysScroll);
  await commitImport(marc);
  await expectNoSidewaysScroll(marc);
  await openCampaign(marc, "Harbour backlog");
  await expectNoSidewaysScroll(marc);

  const tomasz = await as("Tomasz Wrona", { viewport: windows[0] });
  const stays = keepsPlaces(tomasz);
  await openDesk(tomasz);
  await passOverUntil(tomasz, ringsOn);
  await stays("before the call");
  await callInHand(tomasz, /^Ringing/);
  await stays("ringing");
  await hangUp(tomasz, /^Ended before/);
  await stays("wrap-up, nothing chosen");
  await chooseOutcome(tomasz, "0", /No answer/);
  await stays("wrap-up, nothing more is asked");
  await saveOutcome(tomasz);

  await passOverUntil(tomasz, answers);
  const { company } = await leadShown(tomasz);
  await stays(`before the call, ${company}`);
  await callInHand(tomasz, /^On the call/);
  await stays("on the call");
  await hangUp(tomasz);
  await stays("wrap-up after a talk");
  await chooseOutcome(tomasz, "2", /Call back at a time/);
  await stays("wrap-up, a date is asked for");
  expect(await barTitle(tomasz).innerText()).toMatch(/^Call ended, \d+:\d\d/);
  await chooseOutcome(tomasz, "0", /Call lost|No answer/);
  await saveOutcome(tomasz);
});

/** Measures in each window where headings, outcomes, questions and the primary act stand, and compares with the first time. */
function keepsPlaces(page: Page): (state: string) => Promise<void> {
  const first = new Map<number, Record<string, string>>();
  return async (state) => {
    for (const window of windows) {
      await page.setViewportSize(window);
      const known = first.get(window.width);
      const { places, over } = await onceAllIsThere(page, known);
      expect(Object.keys(places).length, "headings, ten outcomes, three questions and the act").toBeGreaterThan(20);
      if (!known) first.set(window.width, places);
      else expect.soft(places, `${state}, in ${window.width} × ${window.height}`).toEqual(known);
      expect.soft(over, `${state}, in ${window.width} × ${window.height}, runs over`).toEqual([]);
    }
    await page.setViewportSize(phone);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize(windows[0] ?? phone);
  };
}

const LATEST_MS = 1_000;

/** What comes in a moment after the lead may come; where it stands then, and everything else, has to be where it was. */
async function onceAllIsThere(page: Page, known?: Record<string, string>) {
  const until = performance.now() + LATEST_MS;
  while (true) {
    const found = await page.evaluate(placesOnDesk);
    if (!known || isDeepStrictEqual(found.places, known) || performance.now() > until) return found;
    await page.waitForTimeout(100);
  }
}

function placesOnDesk() {
  const corner = (element: Element, right: boolean) => {
    const { left, right: end, top } = element.getBoundingClientRect();
    return `${Math.round(right ? end : left)}, ${Math.round(top)}`;
  };
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const places: Record<string, string> = {};
  for (const heading of all(".desk h2")) places[`heading ${heading.textContent}`] = corner(heading, false);
  for (const [at, outcome] of all(".desk-outcome li").entries()) places[`outcome ${at + 1}`] = corner(outcome, false);
  for (const [at, question] of all(".desk-asks li").entries()) places[`question ${at + 1}`] = corner(question, false);
  for (const act of all(".desk-go")) places["primary act"] = corner(act, true);
  const fixed = [
    document.documentElement,
    ...all(".desk, .desk .col, .desk-outcome, .desk-asks, .desk-next, .desk-bar"),
  ];
  const over = fixed
    .filter((part) => part.scrollHeight > part.clientHeight + 1)
    .map((part) => `${part.tagName} ${part.className}: ${part.scrollHeight - part.clientHeight} px`);
  return { places, over };
}
