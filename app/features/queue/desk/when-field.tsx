import { TextInput } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { dayDate } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useWhenChanged } from "#app/ui/use-when-changed.ts";
import type { LocalWhen, UnreadWhen } from "../desk-view.ts";
import { type Calendar, readWhen } from "../parse-when.ts";

export const WHEN_ID = "desk-when";
export const CONTRACT_ID = "desk-contract";

/** "Thu 19 Nov 2026, 14:30" */
export const whenText = ({ on, time }: LocalWhen): string =>
  `${dayDate(`${on}T12:00:00Z`, "UTC")}${time ? `, ${time}` : ""}`;

type WhenFieldProps = {
  id: string;
  /** The key that leads here. */
  k: string;
  label: string;
  placeholder: string;
  value: LocalWhen | null;
  /** How it is told back. */
  says?: (when: LocalWhen) => string;
  calendar: Calendar;
  /** What was typed before the page was opened again, and is no date. */
  unread?: UnreadWhen | null;
  onChange: (when: LocalWhen | null, unread?: UnreadWhen) => void;
};

/** A date in words or from the calendar. What is typed stays as typed until it is left; then it is told back in full. */
export function WhenField({ id, k, label, placeholder, value, says = whenText, ...props }: WhenFieldProps) {
  const { calendar, unread, onChange } = props;
  const [typed, setTyped] = useState<string | null>(unread?.text ?? null);
  const picker = useRef<HTMLInputElement>(null);
  const full = value ? says(value) : "";
  const [isFocused, setFocused] = useState(false);
  // A suggestion that is picked replaces what was typed before.
  useWhenChanged(full, () => {
    if (!isFocused) setTyped(null);
  });
  const notRead = typed !== null && typed.trim() !== "" && !readWhen(typed, calendar).ok;
  const type = (text: string) => {
    setTyped(text);
    const read = readWhen(text, calendar);
    if (read.ok) onChange(read.when);
    else if (text.trim() === "") onChange(null);
    else onChange(null, { text, why: read.reason });
  };

  return (
    <div className="desk-when">
      <TextInput
        id={id}
        aria-label={label}
        aria-invalid={notRead}
        placeholder={placeholder}
        autoComplete="off"
        value={typed ?? full}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          if (!notRead) setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // Enter closes the field; only a second Enter, outside it, saves. What cannot be read is mended where it stands.
          if (notRead) event.currentTarget.select();
          else event.currentTarget.blur();
        }}
        leftSection={
          <button type="button" aria-label="Calendar" onClick={() => picker.current?.showPicker()}>
            <IconCalendar size={15} aria-hidden="true" />
          </button>
        }
        leftSectionPointerEvents="all"
        rightSection={<Key k={k} />}
        rightSectionWidth={34}
      />
      <input
        ref={picker}
        type="datetime-local"
        tabIndex={-1}
        aria-hidden="true"
        min={`${calendar.today}T00:00`}
        value={value ? `${value.on}T${value.time ?? "09:00"}` : ""}
        onChange={(event) => {
          const [on, time] = event.currentTarget.value.split("T");
          setTyped(null);
          onChange(on ? { on, time: time ?? null } : null);
        }}
      />
    </div>
  );
}
