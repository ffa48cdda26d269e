/**
 * Calling hours as a table: for weekdays, Saturday and Sunday; "-" is a closed day. Where a state has a row, the country's row holds as well.
 */
export type Hours = { weekdays: string; saturday: string; sunday: string; notOnHolidays: boolean };

const row = (weekdays: string, saturday: string, sunday: string, notOnHolidays = false): Hours => ({
  weekdays,
  saturday,
  sunday,
  notOnHolidays,
});
const daily = (hours: string): Hours => row(hours, hours, hours);
const office = row("09:00-17:30", "-", "-", true);

export const hours: Record<string, Hours> = {
  // The agency's policy where no law names hours
  ...Object.fromEntries(
    "GB AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
      .split(" ")
      .map((country) => [country, office]),
  ),
  // Décret 2022-1313, art. D. 223-9
  FR: row("10:00-13:00 14:00-20:00", "-", "-", true),
  // Industry Standard 2017, s. 6: no Sunday and no public holiday
  AU: row("09:00-20:00", "09:00-17:00", "-", true),
  // CRTC Unsolicited Telecommunications Rules, part III, s. 23
  CA: row("09:00-21:30", "10:00-18:00", "10:00-18:00"),
  // 47 CFR 64.1200(c)(1)
  US: daily("08:00-21:00"),
  // Fla. Stat. 501.616(6); Okla. Stat. 15-775C; RCW 80.36.390
  "US-FL": daily("08:00-20:00"),
  "US-OK": daily("08:00-20:00"),
  "US-WA": daily("08:00-20:00"),
  // A dialler's table of states, to be verified against each statute
  "US-AL": row("08:00-20:00", "08:00-20:00", "-", true),
  "US-LA": row("08:00-20:00", "08:00-20:00", "-", true),
  "US-MS": row("08:00-20:00", "08:00-20:00", "-"),
  "US-IN": daily("09:00-20:00"),
  "US-KY": daily("10:00-21:00"),
  "US-MA": daily("08:00-20:00"),
  "US-NV": daily("09:00-20:00"),
  "US-UT": daily("09:00-20:00"),
  "US-PA": row("08:00-21:00", "08:00-21:00", "13:30-21:00"),
  "US-RI": row("09:00-18:00", "10:00-17:00", "-", true),
  "US-SD": row("08:00-21:00", "08:00-21:00", "-"),
  "US-TX": row("08:00-21:00", "08:00-21:00", "12:00-21:00"),
  "US-WY": daily("08:00-20:00"),
};

/** "09:00-13:00 14:00-20:00" and a minute of the day. */
export function within(spans: string, minute: number): boolean {
  return spans.split(" ").some((span) => {
    const [from = "", to = ""] = span.split("-");
    return span !== "-" && clock(from) <= minute && minute < clock(to);
  });
}

function clock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
