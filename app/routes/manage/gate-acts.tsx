import { Button, Textarea } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { draftSummary, type GateLead } from "#app/features/handback/gate-page.ts";
import { Foot } from "#app/ui/foot.tsx";
import { dayDate } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Reply = { says: string };

/** What the client will read, and the two ways on: pass, or back with a note. */
export function GateActs({ lead }: { lead: GateLead }) {
  const [summary, setSummary] = useState(lead.summary ?? draftSummary(lead));
  const [note, setNote] = useState<string | null>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const why = useRef<HTMLTextAreaElement>(null);
  const fetcher = useFetcher<Reply>();
  const busy = fetcher.state !== "idle";
  const sending = note !== null;
  const send = () =>
    fetcher.submit(sending ? { note } : { summary }, {
      method: "post",
      action: `/hand-back/${lead.handbackId}/${sending ? "refuse" : "pass"}`,
    });
  useEffect(() => {
    if (sending) why.current?.focus();
  }, [sending]);
  const closed = busy || (sending ? note.trim() === "" : summary.trim() === "" || lead.lacking !== null);
  useKeys("At the gate", [
    { key: "mod+enter", does: sending ? "Send back" : "Pass", run: send, off: closed, inFields: true },
    { key: "e", does: "Write what the client reads", run: () => words.current?.focus(), off: sending },
    { key: "b", does: "Send back with a note", run: () => setNote(note ?? "") },
  ]);
  return (
    <>
      <div className="gate-words">
        {fetcher.data?.says ? <Notice kind="block">{fetcher.data.says}</Notice> : null}
        {sending ? (
          <Textarea
            ref={why}
            label="What is missing, for whoever calls tomorrow"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            autosize
            minRows={3}
            maxLength={2_000}
          />
        ) : (
          <Textarea
            ref={words}
            label={`What ${lead.client} reads first`}
            value={summary}
            onChange={(event) => setSummary(event.currentTarget.value)}
            autosize
            minRows={3}
            maxLength={2_000}
          />
        )}
      </div>
      <Foot
        says={
          sending
            ? "It goes back to the queue and is called tomorrow."
            : lead.lacking !== null
              ? "It cannot be passed as it is; sent back, it is called tomorrow."
              : `${lead.client} is written to, and has until ${dayDate(lead.acceptBy, lead.zone)} to answer.`
        }
      >
        {sending ? (
          <Button variant="default" h={44} onClick={() => setNote(null)} disabled={busy}>
            Keep it here
          </Button>
        ) : (
          <Button variant="default" h={44} onClick={() => setNote("")} disabled={busy} rightSection={<Key k="B" />}>
            Send back
          </Button>
        )}
        <Button h={44} onClick={send} disabled={closed} loading={busy} rightSection={<Key k="⌘⏎" />}>
          {sending ? "Send back with this note" : `Pass to ${lead.client}`}
        </Button>
      </Foot>
    </>
  );
}
