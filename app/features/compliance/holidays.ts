import Holidays from "date-holidays";

/** Days the calendars do not carry yet, by "GB-SCT": proclaimed once, for that year only. */
const proclaimed: Record<string, Record<string, string>> = {
  "GB-SCT": { "2026-06-15": "World Cup bank holiday" },
};

const nations: Record<string, string[]> = { GB: ["ENG", "SCT", "WLS", "NIR"] };

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

function calendarOf(country: string, region: string | null, year: number): Map<string, string> {
  const days = new Map<string, string>();
  for (const place of region === null ? regionsOf(country) : [region]) {
    const calendar =
      place === null
        ? new Holidays(country)
        : ownCalendar.includes(place)
          ? new Holidays(place)
          : new Holidays(country, place);
    for (const holiday of calendar.getHolidays(year, "en")) {
      if (holiday.type === "public") days.set(holiday.date.slice(0, 10), holiday.name.replace(" (substitute day)", ""));
    }
    for (const [day, name] of Object.entries(proclaimed[`${country}-${place}`] ?? {})) {
      if (day.startsWith(String(year))) days.set(day, name);
    }
  }
  return days;
}

function regionsOf(country: string): (string | null)[] {
  if (nations[country]) return nations[country];
  const states = Object.keys(new Holidays().getStates(country) ?? {});
  return states.length > 0 ? states : [null];
}
