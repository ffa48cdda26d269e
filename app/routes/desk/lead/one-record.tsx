import { Button, NativeSelect } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { becauseWords, fieldWords } from "#app/features/companies/golden-words.ts";
import type { LeadStory, StoryField } from "#app/features/reporting/lead-story.ts";
import { count } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

type Props = { golden: LeadStory["golden"]; mayChoose: boolean };

/** What a merged company says field by field, whose word it is and why; a manager may say that another record is right. */
export function OneRecord({ golden, mayChoose }: Props) {
  if (!golden) return null;
  return (
    <Section title="One record from several" level={3}>
      <dl className="lead-golden">
        {golden.fields.map((field) => (
          <div key={field.field}>
            <dt>{fieldWords[field.field]}</dt>
            <dd>
              {field.text}
              <small>
                {field.from}
                {field.said.length > 1 ? `, ${reasonOf(field)}` : ""}
              </small>
              {field.said.length > 1 ? (
                <Others field={field} companyId={golden.companyId} mayChoose={mayChoose} />
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

const reasonOf = ({ chosenBy, rule }: StoryField): string => (chosenBy ? `chosen by ${chosenBy}` : becauseWords[rule]);

function Others({ field, companyId, mayChoose }: { field: StoryField; companyId: string; mayChoose: boolean }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const label = `${fieldWords[field.field]}: which record is right`;
  return (
    <details>
      <summary>{count(field.said.length, "record")} say something</summary>
      {mayChoose ? (
        <fetcher.Form method="post" action={`/companies/${companyId}/fields`} className="lead-choose">
          <input type="hidden" name="field" value={field.field} />
          <NativeSelect
            name="source"
            aria-label={label}
            defaultValue={field.chosenBy ? (field.companyId ?? "") : ""}
            key={`${field.companyId} ${field.chosenBy}`}
          >
            <option value="">As the rule says</option>
            {field.said.map(({ companyId: id, text, from }) => (
              <option key={id} value={id}>
                {text} ({from})
              </option>
            ))}
          </NativeSelect>
          <Button type="submit" variant="default" size="compact-md" loading={fetcher.state !== "idle"}>
            Use it
          </Button>
          <span className="fine" role="status">
            {fetcher.state === "idle" && fetcher.data && !fetcher.data.ok ? fetcher.data.says : ""}
          </span>
        </fetcher.Form>
      ) : (
        <ul>
          {field.said.map(({ companyId: id, text, from }) => (
            <li key={id}>
              {text} <small>{from}</small>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
