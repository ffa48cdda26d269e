import { fieldWords } from "#app/features/companies/golden-words.ts";
import type { LeadStory } from "#app/features/reporting/lead-story.ts";
import { Section } from "#app/ui/section.tsx";
import { FieldChoice, WhatOthersSay, whoseWord } from "./field-choice.tsx";

type Props = { golden: LeadStory["golden"]; mayChoose: boolean };

/** What a merged company says field by field, whose word it is and why; a manager may say that another record is right, or none. */
export function OneRecord({ golden, mayChoose }: Props) {
  if (!golden) return null;
  const told = golden.fields.filter(({ text }) => mayChoose || text !== null);
  return (
    <Section title="One record from several" level={3}>
      <dl className="lead-golden">
        {told.map((field) => (
          <div key={field.field}>
            <dt>{fieldWords[field.field]}</dt>
            <dd>
              {field.text ?? <span className="quiet">No record says</span>}
              <small>{whoseWord(field)}</small>
              {mayChoose ? (
                <FieldChoice field={field} companyId={golden.companyId} />
              ) : field.said.length > 1 ? (
                <WhatOthersSay field={field} />
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
