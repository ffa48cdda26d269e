import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import "./steer.css";

type Props = {
  lead: { id: string; pulledFor: string | null; assigneeId: string | null };
  callers: { id: string; name: string }[];
  /** It can only be woken for somebody. */
  asleep?: boolean;
};

/** What a manager can do with a lead that waits to be called: serve it next to somebody, put it off, say whose it is. */
export function Steer({ lead, callers, asleep = false }: Props) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const busy = fetcher.state !== "idle";
  const names = callers.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <div className="queue-steer">
      <fetcher.Form method="post" action={`/leads/${lead.id}/pull`}>
        <NativeSelect
          key={lead.pulledFor}
          name="agentId"
          label={asleep ? "Wake it, and serve it next to" : "Serve it next to"}
          defaultValue={lead.pulledFor ?? callers[0]?.id}
        >
          {names}
        </NativeSelect>
        <Button type="submit" variant="default" disabled={busy}>
          Serve next
        </Button>
      </fetcher.Form>
      {asleep ? null : (
        <>
          <fetcher.Form method="post" action={`/leads/${lead.id}/push`}>
            <TextInput type="date" name="on" label="Put it off until" required />
            <Button type="submit" variant="default" disabled={busy}>
              Put off
            </Button>
          </fetcher.Form>
          <fetcher.Form method="post" action={`/leads/${lead.id}/assign`}>
            {/* To be served it next makes it theirs. */}
            <NativeSelect
              key={lead.assigneeId}
              name="assigneeId"
              label="Whose it is"
              defaultValue={lead.assigneeId ?? ""}
            >
              <option value="">Anyone’s</option>
              {names}
            </NativeSelect>
            <Button type="submit" variant="default" disabled={busy}>
              Give
            </Button>
          </fetcher.Form>
        </>
      )}
      <p className="fine" role="status">
        {!busy && fetcher.data ? fetcher.data.says : ""}
      </p>
    </div>
  );
}
