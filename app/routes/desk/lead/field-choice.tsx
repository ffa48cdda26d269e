import { Button, NativeSelect, TextInput, VisuallyHidden } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import { becauseWords, fieldWords } from "#app/features/companies/golden-words.ts";
import { typedParts } from "#app/features/companies/typed-parts.ts";
import type { StoryField } from "#app/features/reporting/lead-story.ts";
import { count } from "#app/ui/format.ts";

/** Whose word a field is and why: "line 12 of old.csv, said last" or "typed by Ada Osei". */
export function whoseWord({ from, said, typed, chosenBy, rule }: StoryField): string {
  if (typed) return `typed by ${chosenBy ?? "somebody"}`;
  const why = chosenBy ? `chosen by ${chosenBy}` : becauseWords[rule];
  return said.length > 1 ? `${from}, ${why}` : (from ?? "");
}

export function WhatOthersSay({ field: { said } }: { field: StoryField }) {
  return (
    <details>
      <summary>{count(said.length, "record")} say something</summary>
      <ul>
        {said.map(({ companyId, text, from }) => (
          <li key={companyId}>
            {text} <small>{from}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Props = { field: StoryField; companyId: string };

/** For a manager: another record's word, the rule's again, or a value of their own. */
export function FieldChoice({ field, companyId }: Props) {
  const { said, typed, chosenBy } = field;
  const mayChoose = said.length > 1 || typed;
  return (
    <details key={`${field.companyId} ${chosenBy} ${field.text}`}>
      <summary>
        {said.length > 1
          ? `${count(said.length, "record")} say something`
          : field.text === null
            ? "Type it"
            : "Change it"}
        <VisuallyHidden>: {fieldWords[field.field].toLowerCase()}</VisuallyHidden>
      </summary>
      {mayChoose ? <ChosenRecord field={field} companyId={companyId} /> : null}
      <TypedValue field={field} companyId={companyId} />
    </details>
  );
}

function ChosenRecord({ field, companyId }: Props) {
  const start = field.chosenBy && field.companyId ? field.companyId : "";
  return (
    <Act to={`/companies/${companyId}/fields`} field={field} button="Use it">
      <NativeSelect
        name="source"
        aria-label={`${fieldWords[field.field]}: which record is right`}
        defaultValue={start}
        data={[
          { value: "", label: "As the rule says" },
          ...field.said.map(({ companyId: value, text, from }) => ({ value, label: `${text} (${from})` })),
        ]}
      />
    </Act>
  );
}

function TypedValue({ field, companyId }: Props) {
  return (
    <Act to={`/companies/${companyId}/fields/typed`} field={field} button="Use what I typed">
      {typedParts[field.field].map(({ part, label }) => (
        <TextInput key={part} name={part} label={label} maxLength={200} autoComplete="off" />
      ))}
    </Act>
  );
}

function Act(props: { to: string; field: StoryField; button: string; children: ReactNode }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const says = useId();
  const { to, field, button, children } = props;
  return (
    <fetcher.Form method="post" action={to} className="lead-choose">
      <input type="hidden" name="field" value={field.field} />
      {children}
      <Button
        type="submit"
        variant="default"
        size="compact-md"
        loading={fetcher.state !== "idle"}
        aria-describedby={says}
      >
        {button}
      </Button>
      <span id={says} className="fine" role="status">
        {fetcher.state === "idle" && fetcher.data && !fetcher.data.ok ? fetcher.data.says : ""}
      </span>
    </fetcher.Form>
  );
}
