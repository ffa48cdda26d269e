import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";
import { Notice } from "#app/ui/notice.tsx";
import { focusBeside } from "./focus-beside.ts";

type GiveProps = {
  action: string;
  /** What is sent: a value that is offered, or the field it is typed into; without it, what was given is taken back. */
  field?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A button that says something once for the whole file. */
export function GiveForFile({ action, field, className, children }: GiveProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form
      method="post"
      onSubmit={(event) => focusBeside(event.currentTarget)}
      action={action}
      className={className}
      preventScrollReset
    >
      {field}
      <Button type="submit" size="xs" variant="default" loading={fetcher.state !== "idle"}>
        {children}
      </Button>
    </fetcher.Form>
  );
}

type GivenProps = { action: string; takeBack: string; children: ReactNode };

/** What was said for the whole file, and its way back. */
export function GivenForFile({ action, takeBack, children }: GivenProps) {
  return (
    <Notice kind="good" act={<GiveForFile action={action}>{takeBack}</GiveForFile>}>
      {children}
    </Notice>
  );
}
