import { dayAt, time } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { type CallbackRow, callbackList } from "./callbacks.server.ts";

/** A promised call, and what the clock there then shows. */
export type LeadPromise = Pick<CallbackRow, "dueAt" | "missedAt" | "zone" | "agent"> & { on: string; time: string };

/** The call that a lead is promised, if it is this person's to move. */
export async function leadPromise(
  db: Queryable,
  asked: { leadId: string; userId: string; all: boolean; now: Date },
): Promise<LeadPromise | null> {
  const [promised] = await callbackList(db, asked);
  if (!promised) return null;
  const { dueAt, missedAt, zone, agent } = promised;
  return { dueAt, missedAt, zone, agent, on: dayAt(dueAt, zone), time: time(dueAt, zone) };
}
