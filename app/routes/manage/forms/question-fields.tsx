import type { FieldMetadata } from "@conform-to/react";
import type { z } from "zod";
import type { QuestionForm } from "#app/features/campaigns/campaign-form.ts";
import type { QuestionChanged } from "#app/features/campaigns/change-questions.server.ts";
import { CheckField, SelectField, TextField } from "#app/ui/form.tsx";
import { kinds } from "./questions.tsx";

type Input = z.input<typeof QuestionForm>;
type Fields = { [Name in keyof Omit<Input, "seen">]-?: FieldMetadata<Input[Name], Input, string[]> };

/** A question's words. With what it is answered is chosen once; afterwards its answers must still fit. */
export function QuestionFields({ fields, kind }: { fields: Fields; kind: Input["kind"] | null }) {
  return (
    <>
      <TextField field={fields.question} label="Question" />
      {kind === null ? (
        <SelectField field={fields.kind} label="Answered with" data={kinds} allowDeselect={false} />
      ) : (
        <input type="hidden" name={fields.kind.name} value={kind} />
      )}
      {kind === null || kind === "choice" ? (
        <TextField field={fields.choices} label="Choices" description="For a choice, with commas between" />
      ) : null}
      <TextField field={fields.hint} label="Hint for the agent" />
      <CheckField field={fields.required} label="Required to qualify" />
    </>
  );
}

type Refused = Exclude<Extract<QuestionChanged, { ok: false }>["reason"], "no-such-campaign" | "no-such-question">;

export const questionRefused: Record<Refused, readonly [sentence: string, field?: string]> = {
  ended: ["The campaign has ended; nobody is asked any more."],
  "changed-meanwhile": [
    "A colleague has changed the question since you opened this page. Reload it and reword it anew.",
  ],
  "no-choices": ["Write at least two choices, with commas between them.", "choices"],
  "asked-already": ["This is asked already. Reword it, or put the other one away first.", "question"],
  "too-many": ["Thirty questions are asked already: more than that nobody answers on a call. Put one away first."],
};
