import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { storable } from "./storable.ts";

export type FormReply = SubmissionResult<string[]>;
export type ReadForm<Value> =
  | {
      ok: true;
      value: Value;
      /** The reply for an act that was refused: a sentence for the whole form, or one at a field. */
      refuse: (sentence: string, field?: string) => FormReply;
    }
  | { ok: false; reply: FormReply };

/** The only place on the server that knows Conform: the same schema that checked the form in the browser checks it here. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ReadForm<z.output<Schema>>> {
  const submission = parseWithZod(asStorable(await request.formData()), { schema });
  if (submission.status !== "success") return { ok: false, reply: submission.reply({ hideFields: secrets }) };
  return {
    ok: true,
    value: submission.value,
    refuse: (sentence, field) =>
      submission.reply({
        hideFields: secrets,
        ...(field ? { fieldErrors: { [field]: [sentence] } } : { formErrors: [sentence] }),
      }),
  };
}

/** Nobody types what PostgreSQL cannot keep in a text. */
function asStorable(given: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of given) form.append(name, typeof value === "string" ? storable(value) : value);
  return form;
}

/** Never sent back to the browser. */
const secrets = ["password", "newPassword", "code"];
