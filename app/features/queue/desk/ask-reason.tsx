import { Button, Popover, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Risk } from "#app/ui/risk.tsx";
import { useWhenChanged } from "#app/ui/use-when-changed.ts";
import { chosenNumber } from "../desk-phase.ts";
import type { DeskView } from "../desk-view.ts";
import type { DeskMoves } from "./desk-moves.ts";

type AskReasonProps = { view: DeskView; moves: DeskMoves; children: ReactNode };

/** The law allows it with a warning: the agent says why this call is right, and that is kept with the decision. */
export function AskReason({ view, moves, children }: AskReasonProps) {
  const [reason, setReason] = useState("");
  const given = reason.trim();
  const number = chosenNumber(view);
  useWhenChanged(`${view.lead?.id} ${number?.id}`, () => setReason(""));
  return (
    <Popover
      opened={moves.asking === "reason"}
      onChange={(open) => moves.ask(open ? "reason" : null)}
      position="top-end"
      offset={26}
      transitionProps={{ exitDuration: 0 }}
      width={340}
      trapFocus
      // What it opens from is a place and no button, and may not be said to open something.
      withRoles={false}
    >
      <Popover.Target>
        <span className="desk-go-place">{children}</span>
      </Popover.Target>
      <Popover.Dropdown className="desk-ask" role="dialog" aria-label="Why may they be called all the same?">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (given) moves.callBecause(given);
          }}
        >
          <p>
            <Risk kind="wait">{number?.warns}</Risk>
          </p>
          <TextInput
            data-autofocus
            label="Why may they be called all the same?"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!given} fullWidth mt={8}>
            Call with this reason
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
