import { SegmentedControl } from "@mantine/core";
import { Hint } from "#app/ui/key.tsx";
import { Section } from "#app/ui/section.tsx";
import type { DeskLead } from "../desk-view.ts";

type WhatToSayProps = { lines: DeskLead["lines"]; at: number; onLine: (at: number) => void };

/** Lines for the moments of a call, the opener first. */
export function WhatToSay({ lines, at, onLine }: WhatToSayProps) {
  const line = lines[at] ?? lines[0];
  return (
    <Section
      title="What to say"
      className="desk-say"
      aside={
        <Hint k="O" onClick={() => onLine((at + 1) % Math.max(lines.length, 1))}>
          next line
        </Hint>
      }
    >
      <SegmentedControl
        aria-label="Lines for the moment"
        value={String(at)}
        onChange={(value) => onLine(Number(value))}
        data={lines.map((one, i) => ({ value: String(i), label: one.tab }))}
      />
      <blockquote aria-live="polite">{line?.text}</blockquote>
    </Section>
  );
}
