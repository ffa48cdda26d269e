import { NumberInput, TextInput } from "@mantine/core";
import { localDate } from "#app/ui/format.ts";
import type { DeskContract } from "../desk-view.ts";
import { CONTRACT_ID, WhenField } from "./when-field.tsx";

type ContractFieldsProps = {
  contract: DeskContract;
  today: string;
  onHeard: (heard: Partial<DeskContract>) => void;
};

/** Who supplies them and until when: what was said, over what is known. None is required, since nobody may have said it. */
export function ContractFields({ contract, today, onHeard }: ContractFieldsProps) {
  const { endOn, months, supplier } = contract;
  return (
    <div className="desk-contract">
      <WhenField
        id={CONTRACT_ID}
        k="C"
        label="Their contract ends"
        placeholder="Contract ends"
        value={endOn ? { on: endOn, time: null } : null}
        says={({ on }) => localDate(on)}
        calendar={{ today }}
        onChange={(when) => onHeard({ endOn: when?.on ?? null })}
      />
      <NumberInput
        aria-label="Its length in months"
        placeholder="Months"
        min={1}
        max={240}
        allowDecimal={false}
        hideControls
        value={months ?? ""}
        onChange={(value) => onHeard({ months: typeof value === "number" ? value : null })}
      />
      <TextInput
        aria-label="Their supplier"
        placeholder="Supplier"
        autoComplete="off"
        maxLength={120}
        value={supplier ?? ""}
        onChange={(event) => onHeard({ supplier: event.currentTarget.value })}
      />
    </div>
  );
}
