import { Steer } from "#app/features/queue/screens/steer.tsx";
import type { LeadSteering } from "#app/features/reporting/lead-steering.server.ts";
import { Section } from "#app/ui/section.tsx";

/** Where the lead waits to be called, or sleeps: a manager steers it from here as from the queue's own page. */
export function InTheQueue({ lead, asleep, holder, callers }: LeadSteering) {
  return (
    <Section title={asleep ? "Asleep" : "In the queue"} level={3}>
      {holder ? (
        <p className="fine">{holder} has it on their desk now. It can be steered when they have put it down.</p>
      ) : callers.length === 0 ? (
        <p className="fine">Nobody calls for this campaign yet, so it is served to nobody.</p>
      ) : (
        <Steer lead={lead} callers={callers} asleep={asleep} />
      )}
    </Section>
  );
}
