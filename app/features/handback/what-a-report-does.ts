import { DateTime } from "luxon";
import type { Contract } from "#app/features/companies/contract-wake.ts";
import { wakeDays } from "#app/features/nurture/wake-rules.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import type { HandbackStatus, HandbackUpdateKind } from "#db/vocabulary.ts";
import type { Following } from "./what-declining-does.ts";
import { closeOn, endOfDay, type Place } from "./working-days.ts";

export type Report = {
  kind: HandbackUpdateKind;
  valueMinor: number | null;
  note: string | null;
  /** When there will be more to say (the day of the meeting), yyyy-mm-dd; else the terms of the campaign decide. */
  nextOn: string | null;
};

/** `contract`: what is known of their contract with somebody else. */
export type Terms = { now: Date; place: Place; reportWithinDays: number; contract: Contract };

export type ReportEffect =
  | {
      ok: true;
      following: Following;
      /** What the hand-back becomes; while it stays accepted it is open. */
      status: Extract<HandbackStatus, "accepted" | "won" | "lost" | "returned">;
    }
  | { ok: false; reason: "value-missing" | "reason-missing" | "date-past" | "date-too-far" };

const returnedWakeDays = 30;
const furthestDays = 366;

/** What the client's word leads to. Lost and returned leads are the agency's again, with a day on which they wake. */
export function whatAReportDoes(report: Report, { now, place, reportWithinDays, contract }: Terms): ReportEffect {
  if (report.kind === "won") {
    if (report.valueMinor === null) return { ok: false, reason: "value-missing" };
    return { ok: true, following: { to: "won", nextAction: null, dueAt: null }, status: "won" };
  }
  if (report.kind === "lost" || report.kind === "returned") {
    if (!report.note) return { ok: false, reason: "reason-missing" };
    return report.kind === "lost"
      ? { ok: true, following: sleeping("lost-by-client", lostWake(contract, { now, place })), status: "lost" }
      : {
          ok: true,
          following: sleeping("returned-by-client", endOfDay(now, returnedWakeDays, place)),
          status: "returned",
        };
  }
  const dueAt = report.nextOn ? closeOn(report.nextOn, place) : endOfDay(now, reportWithinDays, place);
  if (dueAt <= now) return { ok: false, reason: "date-past" };
  if (dueAt > endOfDay(now, furthestDays, place)) return { ok: false, reason: "date-too-far" };
  return { ok: true, following: { to: report.kind, nextAction: "report", dueAt }, status: "accepted" };
}

/** Three quarters through their contract, or in three months where none is known. */
function lostWake(contract: Contract, { now, place }: Pick<Terms, "now" | "place">): Date {
  const today = DateTime.fromJSDate(now, { zone: clockOf(place.timeZone) }).toISODate() ?? "";
  const [{ on }] = wakeDays("lost-by-client", { contract, lostOn: null }, today);
  return closeOn(on, place);
}

const sleeping = (dormancyReason: "lost-by-client" | "returned-by-client", dueAt: Date): Following => ({
  to: "nurturing",
  nextAction: "wake",
  dueAt,
  dormancyReason,
});
