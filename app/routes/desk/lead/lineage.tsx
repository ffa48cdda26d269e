import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { Link, useFetcher } from "@remix-run/react";
import type { LeadStory } from "#app/features/reporting/lead-story.ts";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import { FollowForm } from "./follow-form.ts";

const sources = [
  { value: "referred", label: "They named another company" },
  { value: "moved", label: "Somebody moved to another company" },
];

/** Where a lead came from and what came of it; people move and people refer, and each opens a lead of its own. */
export function Lineage({ story: { lead, lineage, people } }: { story: LeadStory }) {
  return (
    <Section title="Led here, leads on" level={3}>
      {lineage.length > 0 ? (
        <ul className="lead-people">
          {lineage.map((one) => (
            <li key={one.leadId}>
              <Link to={`/leads/${one.leadId}`}>{one.company}</Link>
              <div className="quiet">{one.says}</div>
            </li>
          ))}
        </ul>
      ) : null}
      <Follow leadId={lead.id} people={people} />
    </Section>
  );
}

function Follow({ leadId, people }: { leadId: string; people: LeadStory["people"] }) {
  const followed = useFetcher<FormReply>();
  const [form, fields] = useHouseForm(FollowForm, { id: "follow", last: followed.data, start: { source: "referred" } });
  const movers = people.flatMap(({ id, name }) => (id ? [{ value: id, label: name }] : []));
  return (
    <followed.Form method="post" action={`/leads/${leadId}/follow`} className="rk-form" {...getFormProps(form)}>
      <FormProblem form={form} />
      <SelectField field={fields.source} label="What was said" data={sources} allowDeselect={false} />
      {movers.length > 0 ? (
        <SelectField field={fields.contactId} label="Who moved, if we know them here" data={movers} clearable />
      ) : null}
      <TextField field={fields.company} label="The other company" autoComplete="off" />
      <div className="two">
        <TextField field={fields.name} label="Whom to ask for there" autoComplete="off" />
        <TextField field={fields.jobTitle} label="Their role there" autoComplete="off" />
      </div>
      <TextField
        field={fields.number}
        type="tel"
        label="Number"
        description="Where none is known, it goes to research."
        autoComplete="off"
      />
      <Button type="submit" variant="default" loading={followed.state !== "idle"}>
        Open a lead there
      </Button>
    </followed.Form>
  );
}
