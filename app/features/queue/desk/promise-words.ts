import { time } from "#app/ui/format.ts";
import type { DeskView } from "../desk-view.ts";

const reminderMinutes = 10;

/** A reminder of the agent's next promise: from ten minutes before it, and until it is kept. */
export function promiseWords(
  promise: DeskView["queue"]["promise"],
  { now, zone }: { now: Date; zone: string },
): { kind: "wait" | "block"; says: string } | null {
  if (!promise) return null;
  const minutes = Math.round((new Date(promise.at).getTime() - now.getTime()) / 60_000);
  if (minutes > reminderMinutes) return null;
  if (minutes > 0) return { kind: "wait", says: `Call ${promise.company} back in ${minutes} min` };
  const late = minutes < 0 ? `, ${-minutes} min ago` : " now";
  return {
    kind: minutes < 0 ? "block" : "wait",
    says: `Call ${promise.company} back: ${time(promise.at, zone)}${late}`,
  };
}
