import type { OutcomeTerms } from "#app/features/outcomes/settings/disposition-form.ts";
import type { maySet } from "#app/features/outcomes/settings/may-set.ts";
import { CheckField, type Field, TextField } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";

type Fields = Record<keyof OutcomeTerms, Field>;

/** How long the call of an outcome lasts, and when and how often the lead comes back, as far as that may be set. */
export function TermsFields({ fields, may }: { fields: Fields; may: ReturnType<typeof maySet> }) {
  return (
    <>
      {may.length ? (
        <Section title="How long the call lasts">
          <p className="fine">Outside these the agent is asked. From one second on, somebody must have answered.</p>
          <div className="rk-form">
            <div className="two">
              <TextField field={fields.minSeconds} type="number" label="At least, in seconds" />
              <TextField field={fields.maxSeconds} type="number" label="At most, in seconds" />
            </div>
          </div>
        </Section>
      ) : null}
      {may.delay ? (
        <Section title="When it comes back">
          <div className="rk-form">
            <TextField
              field={fields.afterMinutes}
              type="number"
              label="After, in minutes"
              description="240 are four hours, 1,440 a day. The law and the caps may make it later."
            />
            {may.retries ? <RetryFields fields={fields} /> : null}
          </div>
        </Section>
      ) : null}
    </>
  );
}

function RetryFields({ fields }: { fields: Fields }) {
  return (
    <>
      <CheckField field={fields.otherDayPart} label="At another part of the day" />
      <CheckField field={fields.otherNumber} label="On another number first, where there is one" />
      <div className="two">
        <TextField field={fields.mostTries} type="number" label="Calls a round" description="That reach nobody." />
        <TextField field={fields.restDays} type="number" label="Then it rests, in days" />
      </div>
    </>
  );
}
