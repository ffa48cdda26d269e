import { Textarea } from "@mantine/core";
import { IconCheck, IconDeviceFloppy } from "@tabler/icons-react";
import { Hint } from "#app/ui/key.tsx";
import { Section } from "#app/ui/section.tsx";
import type { DeskView } from "../desk-view.ts";

export const NOTE_ID = "desk-note";

type NotesProps = { view: DeskView; onNote: (note: string) => void; onWrite: () => void };

/** Kept as it is typed, here first, then at the house: a note is never lost. */
export function Notes({ view, onNote, onWrite }: NotesProps) {
  return (
    <Section title="Notes" className="desk-notes" aside={<NoteState view={view} onWrite={onWrite} />}>
      <Textarea
        id={NOTE_ID}
        aria-label="Notes"
        placeholder="Kept as you type"
        value={view.draft.note}
        readOnly={view.lease.lost !== null}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </Section>
  );
}

function NoteState({ view, onWrite }: { view: DeskView; onWrite: () => void }) {
  if (view.offline && view.draft.note) {
    return (
      <span className="rk-hint">
        <IconDeviceFloppy size={14} aria-hidden="true" /> Kept on this device
      </span>
    );
  }
  if (!view.noteState) {
    return (
      <Hint k="N" onClick={onWrite}>
        write
      </Hint>
    );
  }
  return (
    <span className="rk-hint num">
      <IconCheck size={13} aria-hidden="true" /> {view.noteState}
    </span>
  );
}
