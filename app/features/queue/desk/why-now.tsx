import { Section } from "#app/ui/section.tsx";
import type { DeskLead } from "../desk-view.ts";

/** Why this one, now: what woke it is the one bold line. */
export function WhyNow({ why }: { why: DeskLead["why"] }) {
  return (
    <Section title="Why now" className="desk-why">
      <dl>
        {why.map((line) => (
          <div key={line.term}>
            <dt>{line.term}</dt>
            <dd>{line.says}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
