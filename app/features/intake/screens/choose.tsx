import { Button, NativeSelect } from "@mantine/core";
import { type FetcherWithComponents, useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormReply } from "#app/kit/form.server.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import { problemOf } from "./problem-of.ts";

type ChooseProps = {
  action: string;
  name: string;
  /** For who cannot see beside what it stands. */
  label: string;
  value: string;
  data: { value: string; label: string }[];
  /** What else the form sends, hidden. */
  children?: ReactNode;
  fetcher?: FetcherWithComponents<FormReply>;
};

/** What was found, and what it may be instead: changed at once, or by the button where there are no scripts. */
export function Choose({ action, name, label, value, data, children, fetcher: given }: ChooseProps) {
  const own = useFetcher<FormReply>();
  const fetcher = given ?? own;
  const hydrated = useHydrated();
  const sent = fetcher.formData?.get(name);
  return (
    <fetcher.Form method="post" action={action} className="import-change">
      {children}
      <NativeSelect
        size="xs"
        name={name}
        aria-label={label}
        value={typeof sent === "string" ? sent : value}
        data={data}
        error={problemOf(fetcher.data)}
        onChange={(event) => fetcher.submit(event.currentTarget.form)}
      />
      {hydrated ? null : (
        <Button type="submit" size="xs" variant="default">
          Change
        </Button>
      )}
    </fetcher.Form>
  );
}
