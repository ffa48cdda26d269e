import { Popover, TextInput } from "@mantine/core";
import { IconCoffee } from "@tabler/icons-react";
import { useState } from "react";
import { pauseWords } from "#app/features/audit/words.ts";
import { atStart } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { type PauseReason, pauseReasons } from "#db/vocabulary.ts";
import { type AwaySpan, awaySpans } from "../away-until.ts";
import { Act } from "./act.tsx";
import type { DeskMoves } from "./desk-moves.ts";

/** The desk is left with a reason until an hour; nothing is served meanwhile. */
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
        <Leaving onChoose={moves.pause} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** First why, then until when: two keys. */
function Leaving({ onChoose }: { onChoose: DeskMoves["pause"] }) {
  const [because, setBecause] = useState<PauseReason | null>(null);
  return because === null ? (
    <Choices
      key="why"
      title="Away, because of"
      choices={pauseReasons.map((reason) => ({ id: reason, label: atStart(pauseWords[reason]) }))}
      onChoose={setBecause}
    />
  ) : (
    <>
      <Choices
        key="until"
        title="Away until"
        choices={spans.map((id) => ({ id, label: awaySpans[id] }))}
        onChoose={(span) => onChoose(because, span)}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(because, String(new FormData(event.currentTarget).get("until")));
        }}
      >
        <TextInput name="until" label="Or until this hour" placeholder="15:30" autoComplete="off" mt={4} />
      </form>
    </>
  );
}

const spans = Object.keys(awaySpans).filter((id): id is AwaySpan => id in awaySpans);

type ChoicesProps<Id extends string> = {
  title: string;
  choices: { id: Id; label: string }[];
  onChoose: (id: Id) => void;
};

function Choices<Id extends string>({ title, choices, onChoose }: ChoicesProps<Id>) {
  const shown = choices.map((choice, i) => ({ ...choice, k: String(i + 1) }));
  useKeys(
    title,
    shown.map(({ id, k, label }) => ({ key: k, does: label, run: () => onChoose(id) })),
  );
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ id, k, label }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <Key k={k} /> {label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
