import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { declineWords } from "#app/features/handback/decline-words.ts";
import { shortDay } from "#app/features/handback/standing.ts";
import type { Story } from "#app/features/handback/story.ts";
import { time } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { OneAtATime } from "#app/ui/one-at-a-time.ts";
import type { DeclineReason } from "#db/vocabulary.ts";

/** What the client does about a lead is sent by one fetcher of its page, one act at a time. */
export type Act = OneAtATime<{ says: string }>;
const oneTap = [
  "already-customer",
  "wrong-timing",
  "wrong-contact",
  "not-as-agreed",
] as const satisfies DeclineReason[];

/** Accept is one tap. Decline is two: the word, and the reason with what we then do. */
export function Decide({ story, act }: { story: Story; act: Act }) {
  const [declining, setDeclining] = useState(false);
  const { fetcher, busy, onlyOnce } = act;
  const refusal = fetcher.data?.says;
  const at = `/portal/leads/${story.handbackId}`;
  const problem = refusal ? <Notice kind="block">{refusal}</Notice> : null;
  if (declining) {
    return (
      <fetcher.Form method="post" action={`${at}/decline`} onSubmit={onlyOnce} className="portal-decide declining">
        <div className="head">
          <h2>Decline, because</h2>
          <button type="button" className="portal-back" onClick={() => setDeclining(false)}>
            Back
          </button>
        </div>
        {problem}
        <div className="portal-reasons">
          {oneTap.map((reason) => (
            <button key={reason} type="submit" name="reason" value={reason} disabled={busy}>
              <b>{declineWords[reason].title}</b>
              <span>{declineWords[reason].follows}</span>
            </button>
          ))}
          <OtherReason busy={busy} />
        </div>
        <p className="fine">One tap sends it. You can take it back until {until(story)}.</p>
      </fetcher.Form>
    );
  }
  return (
    <fetcher.Form method="post" action={`${at}/accept`} onSubmit={onlyOnce} className="portal-decide">
      {problem}
      <div className="pair">
        <Button variant="default" onClick={() => setDeclining(true)} disabled={busy}>
          Decline
        </Button>
        <Button type="submit" loading={busy}>
          Accept
        </Button>
      </div>
      <p className="fine">Accept makes it yours: first contact by {shortDay(story.contactBy, story.zone)}.</p>
    </fetcher.Form>
  );
}

/** "18:00", or "18:00 tomorrow" in the evening. */
const until = ({ undoUntil, now, zone }: Story): string =>
  `${time(undoUntil, zone)}${shortDay(undoUntil, zone) === shortDay(now, zone) ? "" : " tomorrow"}`;

/** The one reason that needs words. Closed until asked for, so that the others stay one tap. */
function OtherReason({ busy }: { busy: boolean }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)} disabled={busy}>
        <b>{declineWords.other.title}</b>
        <span>{declineWords.other.follows}</span>
      </button>
    );
  }
  return (
    <div className="other">
      <Textarea name="note" label="What is it?" autosize minRows={2} maxLength={2_000} autoFocus />
      <Button type="submit" name="reason" value="other" variant="default" loading={busy}>
        Decline with these words
      </Button>
    </div>
  );
}
