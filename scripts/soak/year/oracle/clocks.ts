/**
 * Clocks of 2026 and January 2027 as a table, written out from the tz database's source files (releases 2026a to 2026c: northamerica,
 * europe, australasia) and checked against the law each cites: minutes east of UTC, and the instants at which they change. Nothing
 * here asks a zone library, so that a mistake in one cannot be a mistake in both.
 */
type Change = readonly [from: string, minutes: number];
const start = "2025-12-01T00:00Z";

/** 15 U.S.C. 260a: second Sunday of March (8th) and first of November (1st), 02:00 on the wall. */
const american = (winter: number): Change[] => [
  [start, winter],
  [`2026-03-08T${hour(2 - winter / 60)}Z`, winter + 60],
  [`2026-11-01T${hour(1 - winter / 60)}Z`, winter],
];
/** Directive 2000/84/EC: last Sundays of March (29th) and October (25th), 01:00 UTC everywhere. */
const european = (winter: number): Change[] => [
  [start, winter],
  ["2026-03-29T01:00Z", winter + 60],
  ["2026-10-25T01:00Z", winter],
];
/** Standard Time Act 1987 (NSW) and its like: first Sundays of April (5th) and October (4th), 02:00 standard time. */
const australian = (winter: number, saved = 60): Change[] => [
  [start, winter + saved],
  [before("2026-04-05T02:00Z", winter), winter],
  [before("2026-10-04T02:00Z", winter), winter + saved],
];
const still = (minutes: number): Change[] => [[start, minutes]];

const table = {
  // The United States
  eastern: american(-300),
  central: american(-360),
  mountain: american(-420),
  pacific: american(-480),
  alaska: american(-540),
  aleutian: american(-600),
  arizona: still(-420),
  hawaii: still(-600),
  puertoRico: still(-240),
  guam: still(600),
  samoa: still(-660),
  // Canada: Newfoundland keeps a half hour; Yukon since 2020, British Columbia and Alberta since 2026 do not fall back.
  newfoundland: [
    [start, -210],
    ["2026-03-08T05:30Z", -150],
    ["2026-11-01T04:30Z", -210],
  ],
  atlantic: american(-240),
  saskatchewan: still(-360),
  alberta: [
    [start, -420],
    ["2026-03-08T09:00Z", -360],
  ],
  britishColumbia: [
    [start, -480],
    ["2026-03-08T10:00Z", -420],
  ],
  peaceRiver: still(-420),
  yukon: still(-420),
  // Australia: Lord Howe saves half an hour and changes at its own two o'clock.
  sydney: australian(600),
  adelaide: australian(570),
  brisbane: still(600),
  darwin: still(570),
  perth: still(480),
  lordHowe: [
    [start, 660],
    ["2026-04-04T15:00Z", 630],
    ["2026-10-03T15:30Z", 660],
  ],
  cocos: still(390),
  christmas: still(420),
  // Europe
  london: european(0),
  berlin: european(60),
  athens: european(120),
  azores: european(-60),
} satisfies Record<string, Change[]>;

export type Clock = keyof typeof table;

const changes = new Map(
  Object.entries(table).map(([clock, list]) => [
    clock,
    (list as Change[]).map(([from, minutes]) => [Date.parse(from), minutes] as const).reverse(),
  ]),
);

/** The day and the minute their wall shows. */
export function wall(clock: Clock, at: number): { day: string; weekday: number; minute: number } {
  const change = changes.get(clock)?.find(([from]) => from <= at);
  if (!change) throw new Error(`The table of ${clock} does not reach back to ${new Date(at).toISOString()}.`);
  const local = new Date(at + change[1] * 60_000);
  return {
    day: local.toISOString().slice(0, 10),
    weekday: local.getUTCDay(),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** The instants around which a clock is worth asking. */
export const clockChanges = [...new Set([...changes.values()].flat().map(([from]) => from))].filter(
  (from) => from > Date.parse(start),
);

function hour(h: number): string {
  return `${String(h).padStart(2, "0")}:00`;
}

function before(wallTime: string, minutes: number): string {
  return new Date(Date.parse(wallTime) - minutes * 60_000).toISOString();
}
