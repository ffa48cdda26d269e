import { screeningLists } from "#db/vocabulary.ts";
import type { Dice } from "#scripts/sample/dice.ts";
import { clockChanges, wall } from "./oracle/clocks.ts";
import { holidays } from "./oracle/holidays.ts";
import { type Party, parties } from "./oracle/places.ts";
import type { Situation, Try } from "./situation.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The first days of January are left to the month of attempts before an instant. */
const yearFrom = Date.parse("2026-01-02T00:00Z");
const yearTo = Date.parse("2027-01-01T12:00Z");
const holidayDays = [...new Set(Object.values(holidays).flatMap((days) => [...days]))].filter(
  (day) => day >= "2026-01-03" && day < "2027-01-01",
);
/** The minutes at which some rule opens or closes. */
const edges = [480, 540, 600, 780, 810, 840, 1020, 1050, 1080, 1200, 1260, 1290, 0];

/** One made-up call: mostly in order, at times with one thing or several against it, and often at an edge of the law. */
export function situationFrom(dice: Dice): Situation {
  const party = dice.pick(parties);
  const at = instantFor(dice, party);
  const troubled = dice.chance(0.3);
  const seldom = (share: number) => troubled && dice.chance(share);
  return {
    party,
    at,
    way: dice.weighted({ queue: 60, manual: 15, callback: 15, inbound: 4, "voicemail-drop": 6 }),
    kind: dice.weighted({ fixed: 50, mobile: 20, "fixed-or-mobile": 20, "toll-free": 4, unknown: 4, voip: 2 }),
    suppressed: seldom(0.12) ? dice.pick(["client", "agency"] as const) : null,
    dead: seldom(0.06),
    customer: seldom(0.06),
    openOffer: seldom(0.04),
    callerId: !seldom(0.06),
    basis: !dice.chance(0.1),
    consent: dice.chance(0.1),
    sector: dice.weighted({ general: 80, "claims-management": 10, pensions: 10 }),
    washes: washesFor(dice, at, troubled),
    attempts: dice.chance(0.4) ? attemptsBefore(dice, at) : [],
    campaign: seldom(0.4) ? troubledCampaign(dice, at) : { status: "live", from: null, until: null, pausedUntil: null },
  };
}

function instantFor(dice: Dice, { spots }: Party): number {
  const anywhere = dice.between(yearFrom / 1000, yearTo / 1000) * 1000;
  const kind = dice.weighted({ any: 40, edge: 40, holiday: 12, clocks: 8 });
  if (kind === "clocks") return dice.pick(clockChanges) + dice.between(-36 * 60, 36 * 60) * 60_000;
  if (kind === "any" || spots === "never") return anywhere;
  const day = kind === "holiday" ? Date.parse(dice.pick(holidayDays)) + dice.between(-12, 30) * hourMs : anywhere;
  // Moved so that some wall shows an edge, give or take a minute and a second.
  const { minute } = wall(dice.pick(spots).clock, day);
  const moved = day + (dice.pick(edges) - minute) * 60_000 - (day % 60_000);
  return Math.min(yearTo, Math.max(yearFrom, moved + dice.pick([-60_000, -1_000, 0, 0, 1_000, 59_000, 60_000])));
}

function washesFor(dice: Dice, at: number, troubled: boolean): Situation["washes"] {
  const washes: Situation["washes"] = {};
  for (const list of screeningLists) {
    if (troubled && dice.chance(0.08)) continue;
    const days = troubled ? dice.pick([0, 27, 28, 29, 30, 31, 32, 60]) : dice.between(0, 27);
    const seconds = troubled ? dice.pick([-1, 0, 1]) : 0;
    washes[list] = { asOf: at - days * dayMs - seconds * 1_000, listed: troubled && dice.chance(0.05) };
  }
  return washes;
}

function attemptsBefore(dice: Dice, at: number): Try[] {
  return Array.from({ length: dice.between(1, 9) }, () => {
    const back = dice.weighted({ today: 45, exact: 10, month: 45 });
    const exactly = dice.pick([dayMs, 30 * dayMs]) + dice.pick([-1_000, 0, 1_000]);
    const ms = back === "today" ? dice.between(60, 48 * 3600) * 1000 : dice.between(2, 30) * dayMs;
    const status = dice.pick(["no-answer", "busy", "completed", "canceled", "failed"] as const);
    return {
      at: at - (back === "exact" ? exactly : ms),
      status,
      reached: dice.chance(0.4),
      rang: status !== "failed" || dice.chance(0.2),
      onThisNumber: dice.chance(0.5),
      onThisCompany: dice.chance(0.7),
      inThisRound: dice.chance(0.7),
    };
  });
}

function troubledCampaign(dice: Dice, at: number): Situation["campaign"] {
  const soon = (): number | null => (dice.chance(0.4) ? null : at + dice.between(-10 * 24, 10 * 24) * hourMs);
  return {
    status: dice.weighted({ live: 60, paused: 30, draft: 5, ended: 5 }),
    from: soon(),
    until: soon(),
    pausedUntil: soon(),
  };
}
