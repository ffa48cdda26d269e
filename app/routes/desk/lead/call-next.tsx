import { Button } from "@mantine/core";
import { Link, useFetcher } from "@remix-run/react";
import type { LeadTaking } from "#app/features/reporting/lead-steering.server.ts";
import { Section } from "#app/ui/section.tsx";

/** Somebody there wrote, or asked for a call: an agent has the lead next, and the law is asked as ever. */
export function CallNext({ leadId, asleep, holder, wanted }: LeadTaking) {
  const taken = useFetcher<{ ok: boolean; says: string }>();
  const says = taken.state === "idle" && !wanted ? taken.data?.says : null;
  return (
    <Section title="Call them next" level={3}>
      <p className="fine">{standing({ asleep, holder, wanted })}</p>
      {holder || wanted ? null : (
        <taken.Form method="post" action={`/leads/${leadId}/take`} className="lead-next">
          <Button type="submit" variant="default" loading={taken.state !== "idle"}>
            {asleep ? "Wake it, and have it next" : "Have it next"}
          </Button>
        </taken.Form>
      )}
      <p className="fine" role="status">
        {says ?? ""}
      </p>
      {wanted ? (
        <Button component={Link} to="/desk" variant="default" className="lead-next">
          To the desk
        </Button>
      ) : null}
    </Section>
  );
}

function standing({ asleep, holder, wanted }: Omit<LeadTaking, "leadId">): string {
  if (holder) return `${holder} has it on their desk now.`;
  if (wanted) return "You are served it next, as soon as they may be called.";
  return asleep
    ? "It sleeps. Wake it if they wrote or asked for a call."
    : "Out of its turn, if they wrote or asked for a call.";
}
