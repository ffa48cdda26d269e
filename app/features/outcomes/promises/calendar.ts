/** A file that any calendar reads (RFC 5545): one event a promise, at its instant, with an alarm before it. */
export type CalendarEntry = { id: string; at: string; company: string; campaign: string; there: string; url: string };

const alarmMinutes = 10;

export function calendarFile(entries: readonly CalendarEntry[], { now }: { now: Date }): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rekindle//Callbacks//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Callbacks",
    ...entries.flatMap(({ id, at, company, campaign, there, url }) => [
      "BEGIN:VEVENT",
      `UID:${id}@rekindle`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(new Date(at))}`,
      "DURATION:PT15M",
      `SUMMARY:${escaped(`Call back ${company}`)}`,
      `DESCRIPTION:${escaped(`Promised for ${there}. ${campaign}.`)}`,
      `URL:${url}`,
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `TRIGGER:-PT${alarmMinutes}M`,
      `DESCRIPTION:${escaped(`Call back ${company}`)}`,
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** No line is longer than 75 octets; a letter is never cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (size + octets > 74) {
      parts.push(part);
      part = "";
      size = 0;
    }
    part += letter;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}
