import Holidays from "date-holidays";
import { holidayCorrections } from "./holiday-corrections.ts";

/** Where the regions of the calendar are not those a company with the country's number may be in. */
const ownRegions: Record<string, (string | null)[]> = {
  GB: ["ENG", "SCT", "WLS", "NIR"],
  // Overseas France has calling codes, and addresses, of its own.
  FR: [null, "57", "67", "68"],
};

/** British islands keep their own calendar under British calling rules. */
const ownCalendar = ["GG", "JE", "IM"];

const years = new Map<string, Map<string, string>>();

/**
 * The name of the public holiday on a local day, or null. With no region, a holiday in any region of the country
 * counts: not knowing where they are is no reason to ring on their holiday.
 */
export function holidayOn(country: string, region: string | null, day: string): string | null {
  const year = day.slice(0, 4);
  const key = `${country}|${region}|${year}`;
  let calendar = years.get(key);
  if (!calendar) {
    calendar = calendarOf(country, region, Number(year));
    years.set(key, calendar);
  }
  return calendar.get(day) ?? null;
}

/** The code the country's calendar knows a region by, from its code or name; null where it knows none such. */
export function calendarRegion(country: string, region: string | null): string | null {
  const named = region?.trim().toUpperCase() ?? "";
  if (named === "") return null;
  const states = Object.entries(new Holidays().getStates(country, "en") ?? {}).concat(
    Object.entries(new Holidays().getStates(country) ?? {}),
  );
  return states.find(([code, name]) => code === named || name.toUpperCase() === named)?.[0] ?? null;
}

function calendarOf(country: string, region: string | null, year: number): Map<string, string> {
  const days = new Map<string, string>();
  for (const place of region === null ? regionsOf(country) : [region]) {
    const own = place !== null && ownCalendar.includes(place);
    const calendar = own ? new Holidays(place) : place === null ? new Holidays(country) : new Holidays(country, place);
    for (const holiday of calendar.getHolidays(year, "en")) {
      if (holiday.type === "public") days.set(holiday.date.slice(0, 10), holiday.name.replace(" (substitute day)", ""));
    }
    for (const key of [country, own ? place : `${country}-${place}`]) {
      for (const [day, name] of Object.entries(holidayCorrections[key] ?? {})) {
        if (!day.startsWith(String(year))) continue;
        if (name === null) days.delete(day);
        else days.set(day, name);
      }
    }
  }
  return days;
}

function regionsOf(country: string): (string | null)[] {
  if (ownRegions[country]) return ownRegions[country];
  const states = Object.keys(new Holidays().getStates(country) ?? {});
  return states.length > 0 ? states : [null];
}
