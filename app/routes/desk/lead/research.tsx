import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Stage } from "#db/vocabulary.ts";
import { NumberForm } from "./number-form.ts";

type ResearchProps = { lead: { id: string; stage: Stage } };

/** Another way to reach them: for a lead in research the work itself, for any other a good find. */
export function Research({ lead }: ResearchProps) {
  const found = useFetcher<FormReply>();
  const [form, fields] = useHouseForm(NumberForm, { id: "found-number", last: found.data });
  const inResearch = lead.stage === "research";
  return (
    <Section title={inResearch ? "Find whom to ring" : "Another number or person"} level={3}>
      {inResearch ? (
        <p className="fine">
          Nobody is left to ask for on a number that works. Look on their website or in a directory; with either it goes
          back to the queue at once.
        </p>
      ) : null}
      <found.Form method="post" action={`/leads/${lead.id}/numbers`} className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <TextField
          field={fields.number}
          type="tel"
          label="Number"
          description="Empty, where one we have reaches them."
          autoComplete="off"
        />
        <div className="two">
          <TextField field={fields.name} label="Whom to ask for" autoComplete="off" />
          <TextField field={fields.jobTitle} label="Their role" autoComplete="off" />
        </div>
        <Button type="submit" variant="default" loading={found.state !== "idle"}>
          Add it
        </Button>
      </found.Form>
      {inResearch ? <NothingFound leadId={lead.id} /> : null}
    </Section>
  );
}

function NothingFound({ leadId }: { leadId: string }) {
  const ended = useFetcher();
  return (
    <ended.Form method="post" action={`/leads/${leadId}/research`} className="rk-picks lead-research">
      <Button type="submit" name="end" value="nothing-found" variant="subtle" disabled={ended.state !== "idle"}>
        Nothing found, look again in half a year
      </Button>
      <Button
        type="submit"
        name="end"
        value="out-of-business"
        variant="subtle"
        color="red"
        disabled={ended.state !== "idle"}
      >
        They are out of business
      </Button>
    </ended.Form>
  );
}
