/** The keys of the desk, as they act in each state. Closed ones are listed too, so that `?` shows the whole hand. */
import { type KeyBinding, useKeys } from "#app/ui/keys.tsx";
import { contractOf, type DeskPhase, isMuted, isUnheard, numbersOf, planOf, saveProblem } from "../desk-phase.ts";
import type { DeskActs, DeskView } from "../desk-view.ts";
import type { DeskMoves } from "./desk-moves.ts";
import { NOTE_ID } from "./notes.tsx";
import { outcomesOpen } from "./outcomes.tsx";
import { PLAN_ID } from "./plan-field.tsx";
import { questionId } from "./questions.tsx";
import type { Power } from "./use-power.ts";
import { CONTRACT_ID, WHEN_ID } from "./when-field.tsx";

const focus = (id: string) => document.getElementById(id)?.focus();
export const writeNote = () => focus(NOTE_ID);

/** The next number after the one in hand that may be called, round again at the end; else one that may be called later. */
export function nextNumberId(view: DeskView, chosen: string | undefined): string | null {
  const numbers = numbersOf(view);
  const from = numbers.findIndex((number) => number.id === chosen);
  const others = [...numbers.slice(from + 1), ...numbers.slice(0, Math.max(from, 0))];
  const next =
    others.find((number) => number.verdict === "allow") ?? others.find((number) => number.verdict === "wait");
  return next?.id ?? null;
}

type Screen = { power: Power; pickNext: () => void; nextLine: () => void; allSaid: () => void; unreached: () => void };

export function useDeskKeys(view: DeskView, phase: DeskPhase, acts: DeskActs, moves: DeskMoves, screen: Screen) {
  const live = phase === "ringing" || phase === "call";
  const here = view.lead !== null;
  const { call } = view;
  const questions = view.lead?.questions ?? [];
  const open = questions.find((question) => !view.draft.answers[question.id]?.trim()) ?? questions[0];
  const enter: Partial<Record<DeskPhase, () => void>> = {
    wrap: moves.save,
    refused: moves.next,
    none: moves.next,
    lost: moves.next,
  };
  const key = (k: string, does: string, run: () => void, on: boolean): KeyBinding => ({ key: k, does, run, off: !on });

  useKeys("On the desk", [
    key("d", "Call", moves.call, phase === "before"),
    key("p", "Pick another number", screen.pickNext, here && call.state === "idle"),
    key("s", "Skip with a reason", () => moves.ask("skip"), phase === "before"),
    key(
      "z",
      "Leave the desk for a while",
      () => moves.ask("pause"),
      !view.away && ["before", "refused", "none"].includes(phase),
    ),
    key(
      "w",
      screen.power.on ? "Stop calling by itself" : "Call the next by itself",
      screen.power.toggle,
      phase !== "lost",
    ),
    key("e", "Keep this lead for longer", acts.onExtend, view.lease.until !== null && phase !== "lost"),
    key("k", "Keep until it may be called", moves.keep, phase === "refused"),
    key("m", "Mute", () => acts.onMute(!isMuted(view)), live),
    key("h", "Hold", () => acts.onHold(!(call.state === "talking" && call.held)), phase === "call"),
    key("v", "Leave the voicemail", acts.onVoicemail, live),
    key("x", "Hang up", moves.hangUp, live),
    key("o", "Next line to say", screen.nextLine, here),
    key("b", "Everything said before", screen.allSaid, here),
    key("n", "Write a note", writeNote, here),
    key("q", "The next open question", () => open && focus(questionId(open.id)), open !== undefined),
    key("t", "The date", () => focus(WHEN_ID), outcomesOpen(phase)),
    key("c", "Their contract and supplier", () => focus(CONTRACT_ID), contractOf(view) !== null),
    key("l", "Another touch plan", () => focus(PLAN_ID), planOf(view) !== undefined),
    key(
      "enter",
      phase === "wrap" ? "Save, next lead" : view.away ? "Back to the desk" : "Next lead",
      () => enter[phase]?.(),
      phase in enter,
    ),
    {
      ...key("mod+enter", "Save, also from a field", moves.save, phase === "wrap" && !saveProblem(view)),
      inFields: true,
    },
  ]);
  useKeys("Outcome", [
    ...(view.lead?.outcomes ?? []).flatMap((outcome) => {
      const may = outcomesOpen(phase) && !isUnheard(view, outcome);
      return outcome.k === null ? [] : [key(outcome.k, outcome.name, () => acts.onOutcome(outcome.id), may)];
    }),
    key("0", "Nobody reached", screen.unreached, outcomesOpen(phase)),
  ]);
}
