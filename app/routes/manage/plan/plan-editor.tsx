import { type FieldMetadata, type FormMetadata, getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import type { z } from "zod";
import "../forms/forms.css";
import "./plan.css";
import { fillFields, type MergeValues } from "#app/features/nurture/merge-fields.ts";
import { PlanForm } from "#app/features/nurture/plan-form.ts";
import { minimaOf } from "#app/features/nurture/touch-plan.ts";
import type { FormReply } from "#app/kit/form.server.ts";
import { Foot } from "#app/ui/foot.tsx";
import { CheckField, FormProblem, SelectField, TextAreaField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { MinimaLines } from "./minima-lines.tsx";

type Input = z.input<typeof PlanForm>;
type StepInput = NonNullable<Input["steps"]>[number];
type PlanEditorProps = {
  title: string;
  says: string;
  start: z.output<typeof PlanForm>;
  sample: MergeValues;
  last: FormReply | undefined;
};

const kinds = [
  { value: "email", label: "An email" },
  { value: "call", label: "A call" },
  { value: "letter", label: "A letter" },
  { value: "card", label: "A card" },
  { value: "event", label: "An invitation" },
];

/** A plan as it is written: its steps, each letter as its reader will see it, and whether it keeps what it owes. */
export function PlanEditor({ title, says, start, sample, last }: PlanEditorProps) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(PlanForm, {
    id: "plan",
    last: last ?? null,
    start: {
      ...start,
      leastTouches: String(start.leastTouches),
      touchDays: String(start.touchDays),
      leastCalls: String(start.leastCalls),
      callDays: String(start.callDays),
      beforeWakeDays: start.beforeWakeDays === undefined ? undefined : String(start.beforeWakeDays),
      isDefault: start.isDefault ? "on" : undefined,
      repeats: start.repeats ? "on" : undefined,
      steps: start.steps.map((step) => ({ ...step, afterDays: String(step.afterDays) })),
    },
  });
  const value = form.value;
  const written = PlanForm.safeParse(
    value ? { ...value, isDefault: value.isDefault === "on", repeats: value.repeats === "on" } : start,
  );
  return (
    <>
      <Page>
        <PageHead title={title} says={says} />
        <Form method="post" className="camp-new" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name={fields.seen.name} value={start.seen ?? ""} />
          <Section title="The plan">
            <TextField field={fields.name} label="Name" />
            <CheckField
              field={fields.isDefault}
              label="Begins by itself for whoever sleeps for a reason without a plan of its own"
            />
            <CheckField field={fields.repeats} label="Begins again after its last step" />
            <TextField
              field={fields.beforeWakeDays}
              type="number"
              label="Quiet until so many days before they wake"
              description="Leave it empty where its days count from falling asleep."
            />
          </Section>
          <Section title="What we owe at the least">
            <div className="plan-owed">
              <TextField field={fields.leastTouches} type="number" label="Touches" />
              <TextField field={fields.touchDays} type="number" label="in any days" />
              <TextField field={fields.leastCalls} type="number" label="Calls" />
              <TextField field={fields.callDays} type="number" label="in any days" />
            </div>
            {written.success ? <MinimaLines minima={minimaOf(written.data, written.data)} /> : null}
            <p className="fine">
              The law, what people asked for and the caps come first: a touch they leave out is shown.
            </p>
          </Section>
          <Steps form={form} steps={fields.steps} sample={sample} />
        </Form>
      </Page>
      <Foot says="Whoever is on the plan goes on where they are, by what it now says.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save the plan
        </Button>
      </Foot>
    </>
  );
}

type StepsProps = {
  form: FormMetadata<Input, string[]>;
  steps: FieldMetadata<StepInput[], Input, string[]>;
  sample: MergeValues;
};

function Steps({ form, steps, sample }: StepsProps) {
  const { name } = steps;
  const added = { kind: "email", afterDays: "30", subject: "", body: "" };
  return (
    <Section
      title="Its steps"
      aside={
        <Button type="submit" variant="default" {...form.insert.getButtonProps({ name, defaultValue: added })}>
          Add a step
        </Button>
      }
    >
      <p className="fine">
        {"{first}"}, {"{name}"}, {"{company}"}, {"{client}"}, {"{legal}"} and {"{agency}"} are filled in. Emails end
        with a way to get no more.
      </p>
      {steps.errors?.length ? <p className="fine">{steps.errors.join(" ")}</p> : null}
      {steps.getFieldList().map((step, at) => {
        const parts = step.getFieldset();
        const kind = parts.kind.value ?? "email";
        return (
          <fieldset key={step.key} className="plan-step">
            <legend className="sr">Step {at + 1}</legend>
            <div className="two">
              <SelectField field={parts.kind} label={`Step ${at + 1}`} data={kinds} allowDeselect={false} />
              <TextField field={parts.afterDays} type="number" label="Days after the one before" />
            </div>
            {kind === "call" ? (
              <p className="fine">The lead is woken, and the desk brings the words.</p>
            ) : (
              <>
                {kind === "email" ? <TextField field={parts.subject} label="Subject" /> : null}
                <TextAreaField
                  field={parts.body}
                  label={kind === "email" || kind === "letter" ? "What it says" : "What to do"}
                  autosize
                  minRows={3}
                />
                <Preview subject={parts.subject.value} body={parts.body.value} sample={sample} />
              </>
            )}
            <Button type="submit" variant="subtle" color="gray" {...form.remove.getButtonProps({ name, index: at })}>
              Take away step {at + 1}
            </Button>
          </fieldset>
        );
      })}
    </Section>
  );
}

function Preview({
  subject,
  body,
  sample,
}: {
  subject: string | undefined;
  body: string | undefined;
  sample: MergeValues;
}) {
  if (!body) return null;
  return (
    <details className="plan-preview">
      <summary>
        As {sample.name ?? "somebody"} at {sample.company} reads it
      </summary>
      {subject ? <b>{fillFields(subject, sample)}</b> : null}
      <pre>{fillFields(body, sample)}</pre>
    </details>
  );
}
