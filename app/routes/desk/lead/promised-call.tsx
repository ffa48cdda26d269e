import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { LeadPromise } from "#app/features/reporting/lead-promise.server.ts";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { dateTime, placeOf } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { PromiseForm } from "./promise-form.ts";

type PromisedCallProps = { leadId: string; promise: LeadPromise };

/** When they were told that we call; they may ask for another hour without being called. */
export function PromisedCall({ leadId, promise: { dueAt, missedAt, zone, agent, on, time } }: PromisedCallProps) {
  const moved = useFetcher<FormReply>();
  const home = useHouseZone();
  const [form, fields] = useHouseForm(PromiseForm, { id: "promise", last: moved.data, start: { on, time } });
  return (
    <Section title="Promised call" level={3}>
      <p className="num">
        {dateTime(dueAt, zone)} in {placeOf(zone)}
        <span className="lead-plan-next">
          {zone === home ? "" : `${dateTime(dueAt, home)} here. `}
          {agent ? `${agent} keeps it.` : "It is anyone’s."}
        </span>
      </p>
      {missedAt ? (
        <p className="lead-missed">
          <Risk kind="block">Missed on {dateTime(missedAt, zone)}</Risk>
        </p>
      ) : null}
      <moved.Form
        method="post"
        action={`/leads/${leadId}/promise`}
        className="rk-form lead-next"
        {...getFormProps(form)}
      >
        <FormProblem form={form} />
        <div className="two">
          <TextField field={fields.on} type="date" label="They ask for the" />
          <TextField field={fields.time} type="time" label={`At, in ${placeOf(zone)}`} />
        </div>
        <Button type="submit" variant="default" loading={moved.state !== "idle"}>
          Move the promise
        </Button>
      </moved.Form>
    </Section>
  );
}
