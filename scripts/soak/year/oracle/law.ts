import type { CampaignSector, ScreeningList } from "#db/vocabulary.ts";
import type { Situation, Try } from "../situation.ts";
import { wall } from "./clocks.ts";
import { holidays } from "./holidays.ts";
import { type Hours, hours, within } from "./hours.ts";
import type { Spot } from "./places.ts";

/** The lists of each country and for how many days a copy holds: PECR reg. 21, DNCR Act s. 11, 16 CFR 310.4, CRTC DNCL rules. */
const lists: Record<string, { list: ScreeningList; days: number; landlines: "stop" | "warn" }[]> = {
  GB: [
    { list: "TPS", days: 28, landlines: "stop" },
    { list: "CTPS", days: 28, landlines: "stop" },
  ],
  AU: [{ list: "AU-DNCR", days: 30, landlines: "stop" }],
  US: [{ list: "US-DNC", days: 31, landlines: "warn" }],
  CA: [{ list: "CA-DNCL", days: 31, landlines: "warn" }],
};
const europeanUnion = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
/** What nobody is called about without consent, PECR reg. 21A and 21B. */
const agreedOnly: Record<string, CampaignSector[]> = { GB: ["claims-management", "pensions"] };
const recordedNeedsConsent = ["US", "CA"];
const threeInADay = ["US-FL", "US-OK"];
const certainlyNoMobile = ["fixed", "toll-free", "uan", "shared-cost"];
const dayMs = 86_400_000;

export type Judgement = {
  lawful: boolean;
  /** Nothing but the clock is asked: hours, caps, the campaign's dates. */
  open: boolean;
  /** Lawful with a reason in writing only. */
  needsReason: boolean;
};

/** What the law and the agency's own rules say of a situation at an instant, each rule asked in turn. */
export function judge(situation: Situation, at: number): Judgement {
  const { party, way } = situation;
  if (way === "inbound") {
    const lawful = situation.suppressed === null && party.e164.startsWith("+");
    return { lawful, open: true, needsReason: false };
  }
  if (party.spots === "never") return { lawful: false, open: false, needsReason: false };
  const spots = party.spots;
  const open = way === "voicemail-drop" || isOpen(situation, spots, at);
  const registers = registersSay(situation, spots, at);
  const lawful = open && registers !== "stop" && standing(situation, spots, at);
  return { lawful, open, needsReason: lawful && registers === "warn" };
}

/** Whatever no clock ends. */
function standing(situation: Situation, spots: Spot[], at: number): boolean {
  const { suppressed, dead, customer, openOffer, callerId, campaign, attempts, way } = situation;
  if (suppressed !== null || dead || customer || openOffer || !callerId) return false;
  if (campaign.status === "draft" || campaign.status === "ended") return false;
  if (campaign.status === "paused" && campaign.pausedUntil === null) return false;
  if (campaign.until !== null && at >= campaign.until) return false;
  if (spots.some(({ country }) => europeanUnion.includes(country) && !basisFor(situation, country))) return false;
  if (!situation.consent && spots.some(({ country }) => agreedOnly[country]?.includes(situation.sector))) return false;
  if (way === "voicemail-drop") {
    return situation.consent || !spots.some(({ country }) => recordedNeedsConsent.includes(country));
  }
  return attempts.filter(({ inThisRound, reached }) => inThisRound && !reached).length < 6;
}

/** What is written down for the country of an address says nothing of another one its number belongs to. */
function basisFor({ basis, party }: Situation, country: string): boolean {
  return basis && (party.country === null || party.country === country);
}

function registersSay({ washes, consent, kind }: Situation, spots: Spot[], at: number): "clear" | "warn" | "stop" {
  if (consent) return "clear";
  let says: "clear" | "warn" = "clear";
  for (const country of new Set(spots.map((spot) => spot.country))) {
    for (const { list, days, landlines } of lists[country] ?? []) {
      const wash = washes[list];
      const fresh = wash !== undefined && wash.asOf <= at && at - wash.asOf <= days * dayMs;
      if (fresh && !wash.listed) continue;
      if (landlines === "stop" || !certainlyNoMobile.includes(kind)) return "stop";
      says = "warn";
    }
  }
  return says;
}

function isOpen({ campaign, attempts }: Situation, spots: Spot[], at: number): boolean {
  if (campaign.from !== null && at < campaign.from) return false;
  if (campaign.status === "paused" && campaign.pausedUntil !== null && at < campaign.pausedUntil) return false;
  return spots.every((spot) => inHours(spot, at)) && withinCaps(calls(attempts), spots, at);
}

function inHours({ country, part, clock }: Spot, at: number): boolean {
  const { day, weekday, minute } = wall(clock, at);
  const rows = [...new Set([hours[country], hours[part]])].filter((row): row is Hours => row !== undefined);
  return (
    rows.length > 0 &&
    rows.every((row) => {
      if (row.notOnHolidays && (holidays[part] ?? holidays[country])?.has(day)) return false;
      return within(weekday === 0 ? row.sunday : weekday === 6 ? row.saturday : row.weekdays, minute);
    })
  );
}

/** Nobody was called whose telephone did not ring. */
const calls = (attempts: Try[]): Try[] => attempts.filter(({ rang }) => rang);

/** One call a day to a number (two after an engaged one), two a day and eight in thirty days to a company; Florida, Oklahoma: three in 24 hours. */
function withinCaps(attempts: Try[], spots: Spot[], at: number): boolean {
  const since = (ms: number, tries: Try[]) => tries.filter((one) => one.at > at - ms).length;
  const company = attempts.filter(({ onThisCompany }) => onThisCompany);
  const number = attempts.filter(({ onThisNumber }) => onThisNumber);
  if (since(30 * dayMs, company) >= 8) return false;
  if (spots.some(({ part }) => threeInADay.includes(part))) {
    if (
      since(
        dayMs,
        attempts.filter((one) => one.onThisCompany || one.onThisNumber),
      ) >= 3
    )
      return false;
  }
  return [...new Set(spots.map(({ clock }) => clock))].every((clock) => {
    const today = wall(clock, at).day;
    const onThatDay = (tries: Try[]) => tries.filter((one) => wall(clock, one.at).day === today);
    const rung = onThatDay(number);
    const most = rung.some(({ status }) => status === "busy") ? 2 : 1;
    return rung.length < most && onThatDay(company).length < 2;
  });
}
