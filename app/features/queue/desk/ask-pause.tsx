import { Popover } from "@mantine/core";
import { IconCoffee } from "@tabler/icons-react";
import { pauseWords } from "#app/features/audit/words.ts";
import { atStart } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { type PauseReason, pauseReasons } from "#db/vocabulary.ts";
import { Act } from "./act.tsx";
import type { DeskMoves } from "./desk-moves.ts";

/** The desk is left for a while with a reason; nothing is served meanwhile. */
export function AskPause({ moves }: { moves: DeskMoves }) {
  return (
    <Popover
      opened={moves.asking === "pause"}
      onChange={(open) => moves.ask(open ? "pause" : null)}
      position="top-end"
      offset={26}
      transitionProps={{ exitDuration: 0 }}
      trapFocus
    >
      <Popover.Target>
        <Act icon={IconCoffee} k="Z" onClick={() => moves.ask(moves.asking === "pause" ? null : "pause")}>
          Away
        </Act>
      </Popover.Target>
      <Popover.Dropdown className="desk-ask">
        <PauseReasons onChoose={moves.pause} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PauseReasons({ onChoose }: { onChoose: (because: PauseReason) => void }) {
  const shown = pauseReasons.map((reason, i) => ({ reason, key: String(i + 1), label: atStart(pauseWords[reason]) }));
  useKeys(
    "Away, because of",
    shown.map(({ reason, key, label }) => ({ key, does: label, run: () => onChoose(reason) })),
  );
  return (
    <>
      <h2>Away, because of</h2>
      <ul>
        {shown.map(({ reason, key, label }) => (
          <li key={reason}>
            <button type="button" onClick={() => onChoose(reason)}>
              <Key k={key} /> {label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
