import { Drawer } from "@mantine/core";
import { Figure } from "#app/ui/figure.tsx";
import { number } from "#app/ui/format.ts";
import { Hint } from "#app/ui/key.tsx";
import { Section } from "#app/ui/section.tsx";
import type { DeskLead } from "../desk-view.ts";

type SaidBeforeProps = { lead: DeskLead; open: boolean; onOpen: (open: boolean) => void };

/** What was said before, newest first; more of it in a drawer that leaves the bar free, and where the rest stands. */
export function SaidBefore({ lead, open, onOpen }: SaidBeforeProps) {
  return (
    <>
      <Section
        title="Said before"
        className="desk-said"
        aside={
          <Hint k="B" onClick={() => onOpen(!open)}>
            all {number(lead.said.length + lead.moreSaid)}
          </Hint>
        }
      >
        <Said said={lead.said.slice(0, 4)} />
      </Section>
      <Drawer
        opened={open}
        onClose={() => onOpen(false)}
        title={lead.moreSaid > 0 ? "The newest of what was said before" : "Everything said before"}
        size={420}
        withOverlay={false}
        lockScroll={false}
        className="rk-beside"
      >
        <Said said={lead.said} />
        {lead.moreSaid > 0 ? (
          <p className="fine">
            <Figure value={lead.moreSaid} label="more on the lead’s page" to={`/leads/${lead.id}?all`} size="inline" />
          </p>
        ) : null}
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
