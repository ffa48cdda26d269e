import { Button, TextInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { CleanseStepView } from "../cleanse-step.ts";
import { focusBeside } from "./focus-beside.ts";

type AreaCodeProps = { importId: string; areaCode: CleanseStepView["areaCode"] };

/** Numbers that lack only their area code: one is offered for the whole file, given with one click and taken back with another. */
export function AreaCode({ importId, areaCode }: AreaCodeProps) {
  const fetcher = useFetcher({ key: "area-code" });
  const { given, numbers, offers } = areaCode;
  const [first, ...others] = offers;
  if (given !== null)
    return (
      <Notice
        kind="good"
        act={
          <fetcher.Form
            method="post"
            onSubmit={(event) => focusBeside(event.currentTarget)}
            action={`/imports/${importId}/area-code`}
            preventScrollReset
          >
            <Button type="submit" size="xs" variant="default" loading={fetcher.state !== "idle"}>
              Take {given} back
            </Button>
          </fetcher.Form>
        }
      >
        {numbers > 0
          ? `${given} was put before ${count(numbers, "number")} that lacked an area code.`
          : `${given} is given for the whole file, but no number becomes valid with it.`}
      </Notice>
    );
  if (!first) return null;
  return (
    <section aria-label="Numbers without an area code" className="import-offer-row">
      <p>{first.text}</p>
      <div className="import-acts">
        {[first, ...others].map(({ code, valid }, at) => (
          <fetcher.Form
            key={code}
            method="post"
            onSubmit={(event) => focusBeside(event.currentTarget)}
            action={`/imports/${importId}/area-code`}
            preventScrollReset
          >
            <input type="hidden" name="areaCode" value={code} />
            <Button type="submit" size="xs" variant="default" loading={fetcher.formData?.get("areaCode") === code}>
              {at === 0
                ? `Put ${code} before ${first.missing === 1 ? "it" : "them"}`
                : `${code} instead (${valid} valid)`}
            </Button>
          </fetcher.Form>
        ))}
        <fetcher.Form
          method="post"
          onSubmit={(event) => focusBeside(event.currentTarget)}
          action={`/imports/${importId}/area-code`}
          className="import-change"
          preventScrollReset
        >
          <TextInput
            size="xs"
            name="areaCode"
            aria-label="Another area code"
            placeholder="Another code"
            inputMode="numeric"
            pattern="\d{1,6}"
            required
          />
          <Button type="submit" size="xs" variant="default">
            Use it
          </Button>
        </fetcher.Form>
      </div>
    </section>
  );
}
