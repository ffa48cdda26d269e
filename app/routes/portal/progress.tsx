import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { reportsFrom } from "#app/features/handback/forms.ts";
import { readBack } from "#app/features/handback/money-field.ts";
import type { Story } from "#app/features/handback/story.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { HandbackUpdateKind } from "#db/vocabulary.ts";
import type { Act } from "./decide.tsx";
import { TakeBack } from "./take-back-act.tsx";

type Words = { title: string; follows: string; act: string; asks: ("value" | "nextOn" | "note")[] };

const words: Record<HandbackUpdateKind, Words> = {
  contacted: { title: "In contact", follows: "you spoke or wrote to them", act: "Report contact", asks: [] },
  meeting: { title: "Meeting agreed", follows: "and when it is", act: "Report the meeting", asks: ["nextOn"] },
  quoted: {
    title: "Quotation sent",
    follows: "with its value, if you like",
    act: "Report the quotation",
    asks: ["value"],
  },
  won: { title: "Won", follows: "and what it is worth", act: "Report it won", asks: ["value"] },
  lost: { title: "Lost", follows: "we stay in touch and ask again", act: "Report it lost", asks: ["note"] },
  returned: { title: "Give it back", follows: "we take care of it again", act: "Give it back", asks: ["note"] },
};

/** What became of it: a tap on what happened, and at most one question more. */
export function Progress({ story, act }: { story: Story; act: Act }) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<HandbackUpdateKind | null>(null);
  const { fetcher, busy, onlyOnce } = act;
  if (!open) {
    return (
      <div className="portal-decide">
        <div className="pair one">
          <Button onClick={() => setOpen(true)}>Report progress</Button>
        </div>
        {story.stage === "accepted" ? <TakeBack story={story} act={act} says="You accepted this one." /> : null}
      </div>
    );
  }
  return (
    <fetcher.Form
      method="post"
      action={`/portal/leads/${story.handbackId}/report`}
      onSubmit={onlyOnce}
      className="portal-decide declining"
    >
      <div className="head">
        <h2>{kind ? words[kind].title : "What happened"}</h2>
        <button type="button" className="portal-back" onClick={() => (kind ? setKind(null) : setOpen(false))}>
          Back
        </button>
      </div>
      {fetcher.data?.says ? <Notice kind="block">{fetcher.data.says}</Notice> : null}
      {kind ? (
        <Asked kind={kind} currency={story.currency} busy={busy} />
      ) : (
        <div className="portal-reasons">
          {reportsFrom(story.stage).map((one) =>
            words[one].asks.length === 0 ? (
              <button key={one} type="submit" name="kind" value={one} disabled={busy}>
                <b>{words[one].title}</b>
                <span>{words[one].follows}</span>
              </button>
            ) : (
              <button key={one} type="button" onClick={() => setKind(one)} disabled={busy}>
                <b>{words[one].title}</b>
                <span>{words[one].follows}</span>
              </button>
            ),
          )}
        </div>
      )}
    </fetcher.Form>
  );
}

function Asked({ kind, currency, busy }: { kind: HandbackUpdateKind; currency: string; busy: boolean }) {
  const { asks, act } = words[kind];
  const [value, setValue] = useState("");
  return (
    <div className="asked">
      <input type="hidden" name="kind" value={kind} />
      {asks.includes("value") ? (
        <TextInput
          name="value"
          label={kind === "won" ? `Worth, in ${currency}` : `Value in ${currency}, if you like`}
          inputMode="decimal"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          description={<span role="status">{readBack(value, currency) ?? "It is shown here as we read it."}</span>}
          inputWrapperOrder={["label", "input", "description"]}
          required={kind === "won"}
          rightSection={<span className="quiet">{currency}</span>}
          rightSectionWidth={52}
          autoFocus
        />
      ) : null}
      {asks.includes("nextOn") ? <TextInput name="nextOn" type="date" label="On which day" required /> : null}
      {asks.includes("note") ? (
        <Textarea name="note" label="Why, in a few words" autosize minRows={2} maxLength={2_000} required autoFocus />
      ) : null}
      <Button type="submit" loading={busy}>
        {act}
      </Button>
    </div>
  );
}
