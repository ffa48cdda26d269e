import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import "./away.css";
import { AwayForm } from "#app/features/outcomes/promises/away-form.ts";
import type { AbsenceRow } from "#app/features/reporting/callbacks.server.ts";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { date } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

const reasons = [
  { value: "holiday", label: "Holiday" },
  { value: "ill", label: "Ill" },
  { value: "training", label: "Training" },
  { value: "other", label: "Something else" },
];
const keepers = [
  { value: "anyone", label: "A colleague, at the promised hour" },
  { value: "wait", label: "Me, spread over the days after my return" },
];

type AwayProps = { away: AbsenceRow[]; agents: { id: string; name: string }[]; me: string; now: string; zone: string };

/** Nobody's absence leaves a promise waiting for nobody, and no heap waits for their return. */
export function Away({ away, agents, me, now, zone }: AwayProps) {
  const asked = useFetcher<FormReply>();
  const [form, fields] = useHouseForm(AwayForm, {
    id: "away",
    last: asked.data,
    start: { callbacks: "anyone", reason: "holiday", userId: me },
  });
  return (
    <Section title="Away">
      {away.length > 0 ? (
        <ul className="away-list">
          {away.map((one) => (
            <li key={one.id}>
              <Absence one={one} now={now} zone={zone} />
            </li>
          ))}
        </ul>
      ) : null}
      <asked.Form method="post" action="/callbacks/away" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        {agents.length > 0 ? (
          <SelectField
            field={fields.userId}
            label="Who"
            placeholder="You"
            data={agents.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
          />
        ) : null}
        <div className="two">
          <TextField field={fields.from} type="date" label="First day away" />
          <TextField field={fields.back} type="date" label="Back on" />
        </div>
        <SelectField field={fields.reason} label="Why" data={reasons} allowDeselect={false} />
        <SelectField
          field={fields.callbacks}
          label="Who keeps the promises of those days"
          data={keepers}
          allowDeselect={false}
        />
        <Button type="submit" variant="default" loading={asked.state !== "idle"}>
          Write the absence down
        </Button>
      </asked.Form>
    </Section>
  );
}

function Absence({ one, now, zone }: { one: AbsenceRow; now: string; zone: string }) {
  const ended = useFetcher();
  const begun = new Date(one.fromAt) <= new Date(now);
  const keeps = one.callbacks === "anyone" ? "Colleagues keep their promises." : "Their promises wait for them.";
  return (
    <ended.Form method="post" action="/callbacks/back" className="away-line">
      <input type="hidden" name="absenceId" value={one.id} />
      <span>
        <b>{one.name}</b>{" "}
        <span className="num">
          from {date(one.fromAt, zone)}, back on {date(one.untilAt, zone)}
        </span>
        <span className="quiet">{keeps}</span>
      </span>
      <Button
        type="submit"
        variant="default"
        loading={ended.state !== "idle"}
        aria-label={begun ? `${one.name} is back` : `${one.name}: take off the absence from ${date(one.fromAt, zone)}`}
      >
        {begun ? "Back now" : "Take it off"}
      </Button>
    </ended.Form>
  );
}
