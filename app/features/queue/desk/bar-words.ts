/** What the bar says: where we are with the call, in a title, a line and a quieter line. Pure. */
import { count, duration, time } from "#app/ui/format.ts";
import { chosenNumber, type DeskPhase, isMuted, personOf } from "../desk-phase.ts";
import type { DeskView } from "../desk-view.ts";

export type BarWords = { title: string; line: string; more: string; tone: "quiet" | "wait" | "good" };

/** From when on the bar counts the hold down. */
export const HOLD_WARNS_SECONDS = 60;

export function holdSeconds(view: DeskView, now: Date): number | null {
  const until = view.lease.until;
  return until ? Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 1000)) : null;
}

export function barWords(view: DeskView, phase: DeskPhase, now: Date): BarWords {
  const words = wordsOf(view, phase, now);
  const left = holdSeconds(view, now);
  const talking = phase === "ringing" || phase === "call";
  if (view.offline) {
    const more = "Notes are kept on this device; they are sent when the line is back.";
    return talking
      ? { ...words, more }
      : { title: "Offline", line: "Calling and saving are closed.", more, tone: "wait" };
  }
  if (view.problem) return { ...words, line: view.problem, more: "", tone: talking ? words.tone : "wait" };
  if (view.lineProblem && phase === "before") {
    return { title: view.lineProblem, line: words.line, more: "", tone: "wait" };
  }
  if (left !== null && left <= HOLD_WARNS_SECONDS && !talking && phase !== "lost" && phase !== "none") {
    return { ...words, more: `Yours for ${duration(left)} more: any key or touch keeps it`, tone: "wait" };
  }
  return words;
}

/** In power mode the bar counts down to the next call. */
export function withPower(words: BarWords, startsIn: number | null): BarWords {
  if (startsIn === null) return words;
  return { ...words, title: `Calls by itself in ${startsIn} s`, more: "Any key or touch stops it", tone: "wait" };
}

function wordsOf(view: DeskView, phase: DeskPhase, now: Date): BarWords {
  const { call, lease } = view;
  const number = chosenNumber(view);
  const person = personOf(view, number?.id);
  const whom = [person?.name, number?.shown].filter(Boolean).join(", ");
  const yours = lease.until ? `yours until ${time(lease.until, view.zone)}` : "";
  const say = (title: string, line: string, more: (string | null)[], tone: BarWords["tone"] = "quiet"): BarWords => ({
    title,
    line,
    more: more.filter(Boolean).join(" · "),
    tone,
  });

  switch (phase) {
    case "none":
      if (view.away) return say("Away from the desk", `Because of ${view.away}`, []);
      return say("No lead on the desk", `${count(view.queue.due, "lead has", "leads have")} come due`, [
        view.queue.due > 0 ? "Whether each may be called is asked as it is handed out" : null,
        view.queue.callbacks,
      ]);
    case "lost": {
      const to = lease.lost?.to ? `went to ${lease.lost.to}` : "went back to the queue";
      return say(
        `This lead ${to}${lease.lost ? ` at ${time(lease.lost.at, view.zone)}` : ""}`,
        lease.lost?.kept === false
          ? "The time to hold it had ended, and your last words came too late. Copy them before you take the next."
          : "The time to hold it had ended. Your notes are kept with it.",
        [],
        "wait",
      );
    }
    case "before":
      return say("Ready to call", whom, [yours, view.callerId]);
    case "refused":
      return refused(view, whom, say);
    case "ringing":
      return say(
        isMuted(view) ? "Ringing, muted" : "Ringing",
        whom,
        [call.state === "ringing" ? call.says : null],
        "wait",
      );
    case "call":
      if (call.state !== "talking") return say("On the call", whom, [], "good");
      return say(call.held ? "On hold" : call.muted ? "On the call, muted" : "On the call", whom, [call.says], "good");
    case "wrap":
      if (call.state !== "ended") return say("Call ended", "", [yours]);
      if (view.unsaid) return unsaid(call.title, view.unsaid, say);
      return say(call.title, call.says, [
        `Wrap-up ${duration((now.getTime() - Date.parse(call.endedAt)) / 1000)}`,
        yours,
      ]);
  }
}

type Say = (title: string, line: string, more: (string | null)[], tone?: BarWords["tone"]) => BarWords;

/** The hold has run out, the call is still to be told: nothing else comes first. */
function unsaid(title: string, { goneOn }: { goneOn: boolean }, say: Say): BarWords {
  const more = goneOn ? "The lead has gone on since; your word on this call is kept all the same" : null;
  return say(title, "This call has no outcome yet. Say what happened; the next lead comes after it.", [more], "wait");
}

function refused(view: DeskView, whom: string, say: Say): BarWords {
  const number = chosenNumber(view);
  if (!number)
    return say("No number to call", "This lead has none that works. Take the next; it goes to research.", [], "wait");
  const why = number.refusal;
  return why
    ? say(why.sentence, why.because, [why.rule], "wait")
    : say("May not be called", whom, [number.says], "wait");
}
