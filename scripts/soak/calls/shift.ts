import { setTimeout as sleep } from "node:timers/promises";
import { isUnheard } from "#app/features/queue/desk-phase.ts";
import type { DeskLead, DeskOutcome } from "#app/features/queue/desk-view.ts";
import type { Dice } from "#scripts/sample/dice.ts";
import type { sitDown } from "#tests/open-desk.ts";

type Desk = Awaited<ReturnType<typeof sitDown>>;
type Page = Awaited<ReturnType<Desk["look"]>>;
type Held = Page & { hold: NonNullable<Page["hold"]> };
type AtWork = {
  desk: Desk;
  /** Calls the listener whenever the house tells this agent's page something. */
  follow: (listener: () => void) => () => void;
  dice: Dice;
  speed: number;
  /** Whether pages are reloaded in the middle of a call. */
  reloads: boolean;
  isOver: () => boolean;
  onPlaced: () => void;
};
export type Shift = {
  /** The lead that could not be put down, whatever was pressed. */
  stuckWith: string | null;
  /** Presses of the same key at the same moment that placed two calls. */
  placedTwice: number;
  /** What the desk refused although a person had every right to it. */
  broken: { check: string; id: string; text: string }[];
};

/** A page that heard nothing looks again after this long, as the desk's does. */
const looksAgainMs = 1_000;
/** Longer than the house takes to ask about a call of which it heard nothing. */
const patienceMs = 200_000;
/** Nobody listens longer to a telephone that rings. */
const ringsForMs = 45_000;

/** An agent who only looks and presses: takes the next lead, rings it, talks, says what was said, until the shift is over and the desk empty. */
export async function workShift({ desk, follow, dice, speed, reloads, isOver, onPlaced }: AtWork): Promise<Shift> {
  const shift: Shift = { stuckWith: null, placedTwice: 0, broken: [] };
  const told = newsOf(follow);
  let inHand = { leadId: "", since: 0 };
  let ringsSince: number | null = null;

  for (;;) {
    const page = await desk.look();
    // Leaving the desk puts back what was not called; what was has to be told first.
    if (isOver() && (await desk.press("pause", { because: "break", until: "60" })).ok) break;
    if (!page.hold) {
      inHand = { leadId: "", since: 0 };
      const next = await desk.press("next");
      if (!next.ok || next.next) await sleep(200);
      continue;
    }
    const held = page as Held;
    const { leadId } = held.hold;
    if (inHand.leadId !== leadId) inHand = { leadId, since: performance.now() };
    if (performance.now() - inHand.since > patienceMs) {
      shift.stuckWith = leadId;
      break;
    }
    const { state } = held.view.call;
    if (state !== "ringing") ringsSince = null;
    if (state === "idle") await begin(held);
    else if (state === "ringing") await listen();
    else if (state === "talking") await talk();
    else await sayWhatWasSaid(held);
  }
  told.stop();
  return shift;

  async function begin({ hold, view, line }: Held): Promise<void> {
    const { leadId, token } = hold;
    const number = view.lead?.people.flatMap(({ numbers }) => numbers).find(({ verdict }) => verdict === "allow");
    if (!number) return void (await desk.press("putBack", { token, keep: "0" }, leadId));
    if (!line?.open) {
      if (!line) await desk.press("line", { fresh: "0" });
      return told.wait();
    }
    const dial = () => desk.press("dial", { token, phoneNumberId: number.id }, leadId);
    const replies = await Promise.all(dice.chance(0.1) ? [dial(), dial()] : [dial()]);
    const placed = replies.filter(({ ok }) => ok).length;
    if (placed > 0) onPlaced();
    if (placed > 1) shift.placedTwice += 1;
    if (replies.some(({ reason }) => reason === "line-closed")) await desk.press("line", { fresh: "0" });
  }

  async function listen(): Promise<void> {
    ringsSince ??= performance.now();
    const tired = performance.now() - ringsSince > ringsForMs / speed;
    if (tired || dice.chance(0.03)) await desk.press("hangUp");
    await told.wait();
  }

  async function talk(): Promise<void> {
    await sleep((dice.between(2, 60) * 1_000) / speed);
    const doing = dice.weighted({ talk: 70, hold: 8, mute: 8, voicemail: 10, reload: reloads ? 4 : 0 });
    if (doing === "hold") for (const on of ["1", "0"]) await desk.press("hold", { on });
    if (doing === "mute") for (const on of ["1", "0"]) await desk.press("mute", { on });
    if (doing === "voicemail") await desk.press("voicemail", { heardMachine: "1" });
    if (doing === "reload") await desk.press("line", { fresh: "1" });
    else await desk.press("hangUp");
    await told.wait();
  }

  async function sayWhatWasSaid({ hold, view }: Held): Promise<void> {
    const { lead, call } = view;
    if (!lead || call.state !== "ended") return;
    const reasons: string[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const heard = lead.outcomes.filter((outcome) => !isUnheard(view, outcome));
      const likely = dice.pick(call.answered && tries < 8 ? heard : lead.unreached);
      const fields = { token: hold.token, ...fieldsOf(likely, lead, tries) };
      const save = () => desk.press("outcome", fields, hold.leadId);
      const [reply] = await Promise.all(dice.chance(0.1) ? [save(), save()] : [save()]);
      if (reply?.ok || reply?.reason === "hold-lost") return;
      reasons.push(`${likely.id}: ${reply?.reason}`);
    }
    shift.broken.push({ check: "outcomes-are-kept", id: hold.leadId, text: `None was taken: ${reasons.join(", ")}.` });
    await told.wait();
  }

  function fieldsOf(outcome: DeskOutcome, lead: DeskLead, tries: number): Record<string, string> {
    const sleeps = outcome.sleeps.length > 0 ? dice.pick(outcome.sleeps) : null;
    const dates = sleeps?.suggestions ?? outcome.suggestions;
    const when = outcome.asks === "nothing" || dates.length === 0 ? null : dice.pick(dates).when;
    const answers = Object.fromEntries(
      lead.questions.map(({ id, choices }) => [id, choices?.[0] ?? String(dice.between(3, 90))]),
    );
    return {
      disposition: outcome.id,
      ...(when ? { on: when.on, ...(when.time ? { time: when.time } : {}) } : {}),
      ...(sleeps ? { sleepsFor: sleeps.id } : {}),
      note: "Said in the soak.",
      noteChanged: dice.chance(0.3) ? "1" : "0",
      sure: tries > 0 ? "1" : "0",
      answers: JSON.stringify(outcome.needsAnswers ? answers : {}),
    };
  }
}

/** What the house tells while nobody waits is not lost: the next wait ends at once. */
function newsOf(follow: AtWork["follow"]) {
  let news = false;
  let wake = () => {};
  const stop = follow(() => {
    news = true;
    wake();
  });
  async function wait(): Promise<void> {
    if (!news) await Promise.race([new Promise<void>((done) => (wake = done)), sleep(looksAgainMs)]);
    news = false;
  }
  return { wait, stop };
}
