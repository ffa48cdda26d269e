import { TextInput } from "@mantine/core";
import { count } from "#app/ui/format.ts";
import type { CleanseStepView } from "../cleanse-step.ts";
import { GiveForFile, GivenForFile } from "./give-for-file.tsx";

type AreaCodeProps = { importId: string; areaCode: CleanseStepView["areaCode"] };

/** Numbers that lack only their area code: one is offered for the whole file, given with one click and taken back with another. */
export function AreaCode({ importId, areaCode }: AreaCodeProps) {
  const action = `/imports/${importId}/area-code`;
  const { given, numbers, offers } = areaCode;
  const [first, ...others] = offers;
  if (given !== null)
    return (
      <GivenForFile action={action} takeBack={`Take ${given} back`}>
        {numbers > 0
          ? `${given} was put before ${count(numbers, "number")} that lacked an area code.`
          : `${given} is given for the whole file, but no number becomes valid with it.`}
      </GivenForFile>
    );
  if (!first) return null;
  return (
    <section aria-label="Numbers without an area code" className="import-offer-row">
      <p>{first.text}</p>
      <div className="import-acts">
        {[first, ...others].map(({ code, valid }, at) => (
          <GiveForFile key={code} action={action} field={<input type="hidden" name="areaCode" value={code} />}>
            {at === 0
              ? `Put ${code} before ${first.missing === 1 ? "it" : "them"}`
              : `${code} instead (${valid} valid)`}
          </GiveForFile>
        ))}
        <GiveForFile action={action} className="import-change" field={<AnotherCode />}>
          Use it
        </GiveForFile>
      </div>
    </section>
  );
}

function AnotherCode() {
  return (
    <TextInput
      size="xs"
      name="areaCode"
      aria-label="Another area code"
      placeholder="Another code"
      inputMode="numeric"
      pattern="\d{1,6}"
      required
    />
  );
}
