import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";

/** The decision about a message whose sending broke off: nothing is sent twice unless a person says so. */
export function Arrived({ messageId }: { messageId: string }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const busy = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" action={`/outbox/${messageId}/settle`} className="outbox-arrived">
      <p className="fine">Ask them first. Sent again, it is in their hands twice if the first one did arrive.</p>
      <div className="row">
        <Button type="submit" name="arrived" value="yes" variant="default" disabled={busy}>
          It arrived: leave it
        </Button>
        <Button type="submit" name="arrived" value="no" variant="default" disabled={busy}>
          It did not arrive: send it again
        </Button>
      </div>
      <p className="fine" role="status">
        {!busy && fetcher.data ? fetcher.data.says : ""}
      </p>
    </fetcher.Form>
  );
}
