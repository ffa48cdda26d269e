import { parsePhoneNumberWithError } from "libphonenumber-js/max";
import type { Page } from "playwright-core";
import { type Fate, fateOf } from "#app/features/telephony/simulator/number-plan.ts";
import { press, pressToSee } from "./press.ts";

/** What the desk calls the state it is in: the one bold word of the bar. */
export const barTitle = (page: Page) => page.getByRole("region", { name: "Call" }).getByRole("status");

const bar = (page: Page, says: RegExp) => barTitle(page).filter({ hasText: says });
const onDesk = /^(Ready to call|May not be called|No number to call)/;

export type ShownLead = { company: string; facts: string };

/** The lead in hand, by what no other lead has together: its company and its line in the file. */
export async function leadShown(page: Page): Promise<ShownLead> {
  const header = page.locator(".desk-lead > div").first();
  return { company: await header.getByRole("heading").innerText(), facts: await header.locator("p").innerText() };
}

export async function openDesk(page: Page): Promise<void> {
  await page.goto("/desk");
  await bar(page, /^No lead on the desk/).waitFor();
  await press(page, "Enter", /\/desk\/next/);
  await bar(page, onDesk).waitFor();
}

/** Waits until another lead than this one is on the desk. */
export async function anotherThan(page: Page, { company, facts }: ShownLead): Promise<void> {
  await page.waitForFunction(
    ([name, from]) => {
      const at = document.querySelector(".desk-lead > div");
      const [shown, line] = [at?.querySelector("h1")?.innerText, at?.querySelector("p")?.innerText];
      return shown !== undefined && (shown !== name || line !== from);
    },
    [company, facts],
  );
  await bar(page, onDesk).waitFor();
}

/** Passes over leads until one is in hand whose number meets the wish; the simulator's plan tells what will become of a call. */
export async function passOverUntil(
  page: Page,
  wish: (fate: Fate, lead: ShownLead) => boolean,
  most = 60,
): Promise<void> {
  for (let turn = 0; turn < most; turn++) {
    const lead = await leadShown(page);
    const refused = !(await barTitle(page).innerText()).startsWith("Ready");
    if (refused) await press(page, "Enter", /\/put-back/);
    else if (wish(await fateInHand(page), lead)) return;
    else {
      await pressToSee(page, "s", page.getByRole("heading", { name: "Skip, because" }));
      await press(page, "1", /\/skip/);
    }
    await anotherThan(page, lead);
  }
  throw new Error(`None of ${most} leads was of the kind looked for.`);
}

/** Somebody answers and stays on the line. */
export const speaksOn = ({ ends, who, hangsUpAfterMs }: Fate) =>
  ends === "answered" && who === "human" && hangsUpAfterMs === null;

async function fateInHand(page: Page): Promise<Fate> {
  const shown = await page.locator(".desk-number[aria-pressed=true] .num").innerText();
  return fateOf(parsePhoneNumberWithError(shown, "GB").number, 0, "rekindle");
}

/** Dials with D; done when the network has said what becomes of it. */
export async function callInHand(page: Page, networkSays: RegExp): Promise<void> {
  await press(page, "d", /\/dial$/);
  await bar(page, networkSays).waitFor();
}

export async function hangUp(page: Page, networkSays = /^Call ended/): Promise<void> {
  await press(page, "x", /\/hang-up/);
  await bar(page, networkSays).waitFor();
}

/** Chooses by key and saves by key; the next lead is on the desk afterwards. */
export async function saveOutcome(page: Page): Promise<void> {
  const lead = await leadShown(page);
  await press(page, "Control+Enter", /\/outcome/);
  await anotherThan(page, lead);
}

export async function chooseOutcome(page: Page, key: string, name: RegExp): Promise<void> {
  await pressToSee(page, key, page.locator(".desk-pick[aria-pressed=true]", { hasText: name }));
}

/** A date in words, the first of these that the law and the calendar allow. */
export async function promise(page: Page, dates: string[]): Promise<string> {
  for (const date of dates) {
    await page.keyboard.press("t");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(date);
    await page.keyboard.press("Enter");
    const verdict = page.locator(".desk-next [role=status]");
    await verdict.filter({ hasText: /Allowed then|No call is allowed|passed there/ }).waitFor();
    if ((await verdict.innerText()).includes("Allowed then")) return date;
  }
  throw new Error(`None of ${dates.join(", ")} may be promised.`);
}

export async function writeNote(page: Page, note: string): Promise<void> {
  await page.keyboard.press("n");
  await page.keyboard.type(note);
  await page.keyboard.press("Escape");
}

/** Answers all the client's questions from the keyboard alone: Q goes to the next open one. */
export async function answerQuestions(page: Page, write: (question: string) => string): Promise<string[]> {
  const questions = page.locator(".desk-asks li");
  const count = await questions.count();
  const answers: string[] = [];
  for (let nth = 0; nth < count; nth++) {
    await page.keyboard.press("q");
    const question = questions.nth(nth);
    const focused = page.locator(".desk-asks li :focus");
    await focused.waitFor();
    if ((await focused.getAttribute("aria-pressed")) === null) {
      const answer = write(await question.innerText());
      answers.push(answer);
      await page.keyboard.type(answer);
      await page.keyboard.press("Escape");
    } else {
      answers.push(await focused.innerText());
      await page.keyboard.press("Enter");
    }
    await question.locator(".rk-tick.done").waitFor();
  }
  return answers;
}
