import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "@mantine/core";
import type { ComponentProps } from "react";
import type { z } from "zod";
import type { CampaignForm } from "#app/features/campaigns/campaign-form.ts";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";

type Input = z.input<typeof CampaignForm>;
type Question = NonNullable<Input["questions"]>[number];
type Line = NonNullable<Input["lines"]>[number];
type Asked = {
  form: FormMetadata<Input, string[]>;
  fields: { questions: FieldMetadata<Question[] | undefined, Input, string[]> };
};
type Said<Form extends Record<string, unknown>> = {
  form: FormMetadata<Form, string[]>;
  fields: { lines: FieldMetadata<Line[] | undefined, Form, string[]> };
};

/** What questions are answered with. */
export const kinds = [
  { value: "text", label: "Words" },
  { value: "number", label: "A number" },
  { value: "date", label: "A date" },
  { value: "choice", label: "A choice" },
];

/** The client's own questions: a lead is qualified when the required ones are answered. */
export function Questions({ form, fields }: Asked) {
  const { name } = fields.questions;
  return (
    <Section
      title="Their questions"
      aside={
        <AddButton
          what="a question"
          intent={form.insert.getButtonProps({ name, defaultValue: { question: "", kind: "text", required: "on" } })}
        />
      }
    >
      <p className="fine">A lead is qualified when the required ones are answered on a call.</p>
      {fields.questions.getFieldList().map((question, at) => {
        const parts = question.getFieldset();
        return (
          <fieldset key={question.key} className="camp-question">
            <legend className="sr">Question {at + 1}</legend>
            <TextField field={parts.question} label={`Question ${at + 1}`} />
            <SelectField field={parts.kind} label="Answered with" data={kinds} />
            <TextField field={parts.choices} label="Choices" description="For a choice, with commas between" />
            <TextField field={parts.hint} label="Hint for the agent" />
            <CheckField field={parts.required} label="Required" />
            <TakeAway what={`question ${at + 1}`} intent={form.remove.getButtonProps({ name, index: at })} />
          </fieldset>
        );
      })}
    </Section>
  );
}

/** What to say, the opener first. */
export function Lines<Form extends Record<string, unknown>>({ form, fields }: Said<Form>) {
  const { name } = fields.lines;
  return (
    <Section
      title="What we say"
      aside={
        <AddButton what="a line" intent={form.insert.getButtonProps({ name, defaultValue: { tab: "", text: "" } })} />
      }
    >
      <p className="fine">
        {"{agent}"}, {"{client}"} and {"{person}"} are filled in on the desk.
      </p>
      {fields.lines.getFieldList().map((line, at) => {
        const parts = line.getFieldset();
        return (
          <fieldset key={line.key} className="camp-question camp-line">
            <legend className="sr">Line {at + 1}</legend>
            {parts.id.initialValue ? <input type="hidden" name={parts.id.name} value={parts.id.initialValue} /> : null}
            <TextField field={parts.tab} label="Moment" placeholder="Opener" />
            <TextAreaField field={parts.text} label="Words" autosize minRows={2} />
            <TakeAway what={`line ${at + 1}`} intent={form.remove.getButtonProps({ name, index: at })} />
          </fieldset>
        );
      })}
    </Section>
  );
}

type Intent = Pick<ComponentProps<"button">, "name" | "value" | "form" | "formNoValidate">;

function AddButton({ what, intent }: { what: string; intent: Intent }) {
  return (
    <Button type="submit" variant="default" {...intent}>
      Add {what}
    </Button>
  );
}

function TakeAway({ what, intent }: { what: string; intent: Intent }) {
  return (
    <Button type="submit" variant="subtle" color="gray" {...intent}>
      Take away {what}
    </Button>
  );
}
