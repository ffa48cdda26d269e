import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import { runEndWords, touchWords } from "#app/features/audit/words.ts";
import type { LeadPlan } from "#app/features/reporting/lead-plan.server.ts";
import { atStart, count, date } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";

type KeepingInTouchProps = { leadId: string; plan: LeadPlan | null; waitsFor: string | null; zone: string };

/** The plan a lead is on and what it waits for; nothing where there is neither. */
export function KeepingInTouch({ leadId, plan, waitsFor, zone }: KeepingInTouchProps) {
  if (!plan && !waitsFor) return null;
  return (
    <Section title="Keeping in touch" level={3}>
      {waitsFor ? <p>It waits for {waitsFor}.</p> : null}
      {plan ? (
        <p>
          {plan.name}
          {plan.next ? (
            <span className="lead-plan-next num">
              {atStart(touchWords[plan.next.kind])} on {date(plan.next.dueAt, zone)}.
            </span>
          ) : null}
          {plan.ended ? <span className="lead-plan-next">It ended: {runEndWords[plan.ended]}.</span> : null}
        </p>
      ) : null}
      {plan && plan.further.length > 0 ? <Further further={plan.further} zone={zone} /> : null}
      {plan && plan.owed.length > 0 ? <Owed owed={plan.owed} zone={zone} /> : null}
      {plan && !plan.ended ? (
        <Form method="post" action={`/leads/${leadId}/plan/end`} className="lead-plan-end">
          <Button type="submit" variant="default">
            End the plan
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}

/** What follows, day by day, until they wake. */
function Further({ further, zone }: { further: LeadPlan["further"]; zone: string }) {
  return (
    <ol className="fine num lead-course" aria-label="What follows it">
      {further.map(({ kind, dueAt }) => (
        <li key={dueAt}>
          {atStart(touchWords[kind])} about {date(dueAt, zone)}
        </li>
      ))}
    </ol>
  );
}

/** "2 of 3 touches in 90 days, the next due by 3 Mar 2027" */
function Owed({ owed, zone }: { owed: LeadPlan["owed"]; zone: string }) {
  return (
    <ul className="fine num" aria-label="What is owed">
      {owed.map(({ what, least, days, had, by, late }) => (
        <li key={what}>
          {had} of {count(least, what === "calls" ? "call" : "touch", what)} in {count(days, "day")},{" "}
          {late ? <Risk kind="wait">overdue since {date(by, zone)}</Risk> : `the next due by ${date(by, zone)}`}
        </li>
      ))}
    </ul>
  );
}
