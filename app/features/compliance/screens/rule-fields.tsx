import { NativeSelect } from "@mantine/core";
import { sectorWords } from "#app/features/audit/words.ts";
import { CheckField, type Field, TextField } from "#app/ui/form.tsx";
import { atStart } from "#app/ui/format.ts";
import { consentSectors, type RuleKind, screeningLists } from "#db/vocabulary.ts";

type Fields = Record<string, Field>;
type Choices = { field: Fields[string] | undefined; label: string; data: { value: string; label: string }[] };

/** What a rule of each kind says besides where and since when. */
export function RuleFields({ kind, fields }: { kind: RuleKind; fields: Fields }) {
  const { weekdays, saturday, sunday, closedOnHolidays, maxAgeDays, most, mostAfterBusy, withinHours, mostUnanswered } =
    fields;
  if (kind === "hours" && weekdays && saturday && sunday && closedOnHolidays) {
    return (
      <>
        <TextField field={weekdays} label="Monday to Friday" description="Such as 09:00-17:30; empty is closed" />
        <div className="two">
          <TextField field={saturday} label="Saturday" />
          <TextField field={sunday} label="Sunday" />
        </div>
        <CheckField field={closedOnHolidays} label="Closed on public holidays there" />
      </>
    );
  }
  if (kind === "wash" && maxAgeDays) {
    return (
      <>
        <Choice field={fields.list} label="List" data={screeningLists.map((list) => ({ value: list, label: list }))} />
        <TextField field={maxAgeDays} label="Days a copy holds" inputMode="numeric" />
        <Choice
          field={fields.landline}
          label="A line that is certainly no mobile"
          data={[
            { value: "block", label: "is blocked like any other" },
            { value: "warn", label: "may be called with a reason in writing" },
          ]}
        />
      </>
    );
  }
  if (kind === "cap" && most && mostAfterBusy && withinHours) {
    return (
      <>
        <Choice
          field={fields.of}
          label="Counted by"
          data={[
            { value: "number", label: "number, whoever the client" },
            { value: "company", label: "company, whichever number" },
            { value: "party", label: "whoever answers: number or company" },
          ]}
        />
        <div className="two">
          <TextField field={most} label="Calls at most" inputMode="numeric" />
          <TextField field={mostAfterBusy} label="If one was engaged" inputMode="numeric" />
        </div>
        <TextField field={withinHours} label="In so many hours" description="Empty: in a calendar day there" />
      </>
    );
  }
  if (kind === "round" && mostUnanswered) {
    return <TextField field={mostUnanswered} label="Unanswered calls at most" inputMode="numeric" />;
  }
  if (kind === "sector") {
    const data = consentSectors.map((value) => ({ value, label: atStart(sectorWords[value]) }));
    return <Choice field={fields.sector} label="A campaign that calls about" data={data} />;
  }
  return null;
}

function Choice({ field, label, data }: Choices) {
  if (!field) return null;
  const start = typeof field.initialValue === "string" ? field.initialValue : undefined;
  return <NativeSelect id={field.id} name={field.name} label={label} data={data} defaultValue={start} />;
}
