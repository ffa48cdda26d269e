/** Forms: one zod schema for the browser and the server, Mantine's fields, Conform between them. */
import {
  type DefaultValue,
  type FieldMetadata,
  type FormMetadata,
  getInputProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  Checkbox,
  type CheckboxProps,
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from "@mantine/core";
import { useEffect, useRef } from "react";
import type { z } from "zod";
import { Notice } from "./notice.tsx";

type Values = Record<string, unknown>;
type Options<Input> = {
  id?: string;
  /** The action's reply, when it was not taken. */
  last?: SubmissionResult<string[]> | null;
  start?: DefaultValue<Input>;
};

/** Checks when a field is left, then at each key once it was wrong; the server has the last word. */
export function useHouseForm<Input extends Values, Output>(
  schema: z.ZodType<Output, Input>,
  { id, last, start }: Options<Input> = {},
) {
  return useForm<Input, Output, string[]>({
    id,
    lastResult: last,
    defaultValue: start,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
}

/** What is wrong with the form as a whole. It stands at the head, and is brought into sight of whoever sent the form from its foot. */
export function FormProblem({ form }: { form: Pick<FormMetadata<Values, string[]>, "errors" | "errorId"> }) {
  const { errors, errorId } = form;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors?.length) place.current?.scrollIntoView({ block: "center" });
  }, [errors]);
  return errors?.length ? (
    <div id={errorId} ref={place}>
      <Notice kind="block">{errors.join(" ")}</Notice>
    </div>
  ) : null;
}

/** A field of whatever form; its value is text by the time it is shown. */
export type Field = FieldMetadata<unknown, Values, string[]>;
const wrong = (field: Field) => field.errors?.[0];

type TextFieldProps = Omit<TextInputProps, "type"> & {
  field: Field;
  type?: "text" | "email" | "tel" | "url" | "number" | "date" | "time" | "datetime-local" | "search";
};

export function TextField({ field, type = "text", ...rest }: TextFieldProps) {
  const { key, ...input } = getInputProps(field, { type, ariaAttributes: false });
  return <TextInput key={key} {...input} {...rest} error={wrong(field)} />;
}

export function PasswordField({ field, ...rest }: PasswordInputProps & { field: Field }) {
  const { key, type: _, ...input } = getInputProps(field, { type: "password", ariaAttributes: false });
  return <PasswordInput key={key} {...input} {...rest} error={wrong(field)} />;
}

export function TextAreaField({ field, ...rest }: TextareaProps & { field: Field }) {
  const { key, ...input } = getTextareaProps(field, { ariaAttributes: false });
  return <Textarea key={key} {...input} {...rest} error={wrong(field)} />;
}

export function SelectField({ field, ...rest }: SelectProps & { field: Field }) {
  const start = typeof field.initialValue === "string" ? field.initialValue : null;
  return <Select key={field.key} id={field.id} name={field.name} defaultValue={start} {...rest} error={wrong(field)} />;
}

export function CheckField({ field, ...rest }: CheckboxProps & { field: Field }) {
  const { key, ...input } = getInputProps(field, { type: "checkbox", ariaAttributes: false });
  return <Checkbox key={key} {...input} {...rest} error={wrong(field)} />;
}
