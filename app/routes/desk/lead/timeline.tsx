import type { StoryEntry } from "#app/features/reporting/lead-story.ts";
import { dayDate, time } from "#app/ui/format.ts";

/** The story, newest first, by the day. */
export function Timeline({ entries, zone }: { entries: StoryEntry[]; zone: string }) {
  const days = new Map<string, StoryEntry[]>();
  for (const entry of entries) {
    const day = dayDate(entry.at, zone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <section aria-label="The story" className="lead-told">
      {[...days].map(([day, told]) => (
        <section key={day} className="lead-day">
          <h2>{day}</h2>
          <ol>
            {told.map((entry) => (
              <li key={entry.id} className={entry.quiet ? "quiet" : undefined}>
                <time dateTime={entry.at} className="num">
                  {time(entry.at, zone)}
                </time>
                <div>
                  <p>{entry.text}</p>
                  {entry.more.length > 0 ? (
                    <dl>
                      {entry.more.map(({ term, says }) => (
                        <div key={term}>
                          <dt className={term === "Words" ? "sr" : undefined}>{term}</dt>
                          <dd className={term === "Words" ? "said" : undefined}>{says}</dd>
                        </div>
                      ))}
                    </dl>
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
