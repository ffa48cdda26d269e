import { Link } from "@remix-run/react";
import type { DueItem } from "#app/features/reporting/due.server.ts";
import { dayAt, localDate, number, weekday } from "#app/ui/format.ts";
import { dueWords } from "./due-words.ts";

type CalendarProps = {
  now: string;
  zone: string;
  days: { day: string; kind: DueItem["kind"]; n: number }[];
  chosen: string | null;
  /** What else the address says. */
  kept: Record<string, string>;
};

/** Thirty days, each with how much of what is due; one opens its list. */
export function Calendar({ now, zone, days, chosen, kept }: CalendarProps) {
  const today = dayAt(now, zone);
  const all = Array.from({ length: 30 }, (_, i) =>
    new Date(Date.parse(`${today}T12:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  );
  return (
    <ol className="due-days">
      {all.map((day) => {
        const due = days.filter((one) => one.day === day);
        const name = `${weekday(`${day}T12:00:00Z`, "UTC")} ${localDate(day).split(" ").slice(0, 2).join(" ")}`;
        return (
          <li key={day} className={due.length === 0 ? "empty" : undefined}>
            {due.length === 0 ? (
              <span className="quiet num">{name}</span>
            ) : (
              <Link
                to={`?${new URLSearchParams({ ...kept, day })}`}
                preventScrollReset
                aria-current={day === chosen ? "date" : undefined}
              >
                <b className="num">{name}</b>
                {due.map(({ kind, n }) => (
                  <p key={kind} className="fine num">
                    {number(n)} {dueWords[kind].many(n)}
                  </p>
                ))}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
