import { Button, NativeSelect } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

type Props = { campaigns: { id: string; name: string }[]; campaignId: string | null; children?: ReactNode };

/** Of which campaign something is shown, and of what else. */
export function DueFilter({ campaigns, campaignId, children }: Props) {
  return (
    <Form method="get" className="due-filter">
      {children}
      <NativeSelect
        name="campaign"
        label="Campaign"
        defaultValue={campaignId ?? ""}
        data={[{ value: "", label: "All" }, ...campaigns.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button type="submit" variant="default">
        Show
      </Button>
    </Form>
  );
}
