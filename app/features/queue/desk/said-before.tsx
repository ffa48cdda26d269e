import { Drawer } from "@mantine/core";
import { Hint } from "#app/ui/key.tsx";
import { Section } from "#app/ui/section.tsx";
import type { DeskLead } from "../desk-view.ts";

type SaidBeforeProps = { lead: DeskLead; open: boolean; onOpen: (open: boolean) => void };

/** What was said before, newest first; all of it in a drawer that leaves the bar free. */
export function SaidBefore({ lead, open, onOpen }: SaidBeforeProps) {
  return (
    <>
      <Section
        title="Said before"
        className="desk-said"
        aside={
          <Hint k="B" onClick={() => onOpen(!open)}>
            all {lead.said.length}
          </Hint>
        }
      >
        <Said said={lead.said.slice(0, 4)} />
      </Section>
      <Drawer
        opened={open}
        onClose={() => onOpen(false)}
        title="Everything said before"
        size={420}
        withOverlay={false}
        lockScroll={false}
        className="rk-beside"
      >
        <Said said={lead.said} />
      </Drawer>
    </>
  );
}

function Said({ said }: { said: DeskLead["said"] }) {
  if (said.length === 0) return <p className="fine">Nothing yet. This is the first word we exchange.</p>;
  return (
    <ol className="desk-said-list">
      {said.map((one) => (
        <li key={one.id}>
          <p>
            <b>{one.how}</b>
            <span className="num">{one.when}</span>
          </p>
          <p>{one.what}</p>
        </li>
      ))}
    </ol>
  );
}
