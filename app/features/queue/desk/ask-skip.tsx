import { Popover } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { type SkipReason, skipReasons, skips } from "../skip.ts";
import { Act } from "./act.tsx";
import type { DeskMoves } from "./desk-moves.ts";

/** A lead is passed over with a reason, and comes back after a while. The list opens upwards: the bar stays free. */
export function AskSkip({ moves }: { moves: DeskMoves }) {
  return (
    <Popover
      opened={moves.asking === "skip"}
      onChange={(open) => moves.ask(open ? "skip" : null)}
      position="top-end"
      offset={26}
      transitionProps={{ exitDuration: 0 }}
      trapFocus
    >
      <Popover.Target>
        <Act icon={IconX} k="S" onClick={() => moves.ask(moves.asking === "skip" ? null : "skip")}>
          Skip
        </Act>
      </Popover.Target>
      <Popover.Dropdown className="desk-ask">
        <SkipReasons onChoose={moves.skip} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SkipReasons({ onChoose }: { onChoose: (reason: SkipReason) => void }) {
  useKeys(
    "Skip, because",
    skipReasons.map((reason, i) => ({ key: String(i + 1), does: skips[reason].label, run: () => onChoose(reason) })),
  );
  return (
    <>
      <h2>Skip, because</h2>
      <ul>
        {skipReasons.map((reason, i) => (
          <li key={reason}>
            <button type="button" onClick={() => onChoose(reason)}>
              <Key k={String(i + 1)} /> {skips[reason].label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
