import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { UnnamedView } from "../cleanse-step.ts";
import { focusBeside } from "./focus-beside.ts";

type StandInNameProps = { importId: string; unnamed: UnnamedView };

/** Rows that name no company: what they are known by is said once for the file, with one click, and taken back with another. */
export function StandInName({ importId, unnamed }: StandInNameProps) {
  const fetcher = useFetcher({ key: "stand-in" });
  const action = `/imports/${importId}/stand-in`;
  const { given, rows, named, example } = unnamed;
  if (given !== null)
    return (
      <Notice
        kind="good"
        act={
          <fetcher.Form
            method="post"
            onSubmit={(event) => focusBeside(event.currentTarget)}
            action={action}
            preventScrollReset
          >
            <Button type="submit" size="xs" variant="default" loading={fetcher.state !== "idle"}>
              Take it back
            </Button>
          </fetcher.Form>
        }
      >
        {rows > 0
          ? `${count(rows, "row")} that named no company ${rows === 1 ? "is" : "are"} known by ${knownBy[given]}.`
          : `Rows that name no company are known by ${knownBy[given]}, but none of this file needs it.`}
      </Notice>
    );
  if (named.domain === 0) return null;
  return (
    <section aria-label="Rows without a company" className="import-offer-row">
      <p>
        {count(rows, "row")} {rows === 1 ? "names" : "name"} no company and {rows === 1 ? "stays" : "stay"} in
        quarantine. They can be known by{" "}
        {example ? `their own domain, such as ${example}, or by the person` : "the person"} instead.
      </p>
      <div className="import-acts">
        {example ? (
          <fetcher.Form
            method="post"
            onSubmit={(event) => focusBeside(event.currentTarget)}
            action={action}
            preventScrollReset
          >
            <input type="hidden" name="standIn" value="domain" />
            <Button type="submit" size="xs" variant="default" loading={fetcher.formData?.get("standIn") === "domain"}>
              By the domain, else the person ({count(named.domain, "row")})
            </Button>
          </fetcher.Form>
        ) : null}
        {named.person > 0 ? (
          <fetcher.Form
            method="post"
            onSubmit={(event) => focusBeside(event.currentTarget)}
            action={action}
            preventScrollReset
          >
            <input type="hidden" name="standIn" value="person" />
            <Button type="submit" size="xs" variant="default" loading={fetcher.formData?.get("standIn") === "person"}>
              By the person ({count(named.person, "row")})
            </Button>
          </fetcher.Form>
        ) : null}
      </div>
    </section>
  );
}

const knownBy = { domain: "their own domain, or by the person where they have none", person: "the person" };
