import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";

type Question = {
  /** What is asked about, for whoever hears it. */
  about: string;
  /** What follows from it. */
  says: string;
  act: string;
  leave: string;
  busy?: boolean;
  onAct: () => void;
  onLeave: () => void;
};

/** Asked once before what cannot be taken back by the same hand. It begins on the way out, and Escape is one too. */
export function AskOnce({ about, says, act, leave, busy = false, onAct, onLeave }: Question) {
  const out = useRef<HTMLButtonElement>(null);
  useEffect(() => out.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question, not a set of fields
    <div
      role="group"
      className="rk-ask"
      aria-label={about}
      onKeyDown={({ key }) => (key === "Escape" ? onLeave() : undefined)}
    >
      <p role="status">{says}</p>
      <Button size="compact-sm" variant="outline" color="red" disabled={busy} onClick={onAct}>
        {act}
      </Button>{" "}
      <Button size="compact-sm" variant="default" ref={out} onClick={onLeave}>
        {leave}
      </Button>
    </div>
  );
}
