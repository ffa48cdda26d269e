import { Button, NativeSelect } from "@mantine/core";
import { Link, useSubmit } from "@remix-run/react";
import { Fragment, useState } from "react";
import type { NextUp } from "#app/features/queue/next-up.server.ts";
import { Steer } from "#app/features/queue/screens/steer.tsx";
import type { Caller } from "#app/features/reporting/queue-page.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { atStart, dateTime } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";

type Props = { next: NextUp[]; callers: Caller[]; agentId: string | null; zone: string };

/** The leads as the claim would hand them out, each with its reasons; a row opens to what a manager can do with it. */
export function ServedNext({ next, callers, agentId, zone }: Props) {
  const submit = useSubmit();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Section
      title="Served next"
      aside={
        <form method="get" onChange={(event) => submit(event.currentTarget)}>
          <NativeSelect name="agent" aria-label="To whom" defaultValue={agentId ?? ""}>
            <option value="">To anybody</option>
            {callers.map(({ id, name }) => (
              <option key={id} value={id}>
                To {name}
              </option>
            ))}
          </NativeSelect>
        </form>
      }
    >
      {next.length === 0 ? (
        <Empty title="Nothing waits to be called now" says="Leads come here when their hour has come." />
      ) : (
        <Table
          columns={[
            { head: "Turn", right: true },
            "Company",
            "Why here",
            { head: "Due", wideOnly: true },
            { head: "Whose", wideOnly: true },
            { head: "What to do with it", unseen: true },
          ]}
        >
          {next.map((lead, i) => (
            <Fragment key={lead.id}>
              <tr>
                <td className="r quiet">{i + 1}</td>
                <td>
                  <Link to={`/leads/${lead.id}`}>{lead.company}</Link> <span className="quiet hide-s">{lead.city}</span>
                </td>
                <td className="quiet">{whyWords(lead, agentId, callers)}</td>
                <td className="num nowrap hide-s quiet">{dateTime(lead.dueAt, zone)}</td>
                <td className="hide-s quiet">{lead.assignee ?? "Anyone’s"}</td>
                <td className="r">
                  <Button
                    variant="default"
                    aria-expanded={open === lead.id}
                    aria-label={`Steer ${lead.company}`}
                    onClick={() => setOpen(open === lead.id ? null : lead.id)}
                  >
                    Steer
                  </Button>
                </td>
              </tr>
              {open === lead.id ? (
                <tr>
                  <td colSpan={6}>
                    <Steer lead={lead} callers={callers} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </Table>
      )}
    </Section>
  );
}

function whyWords(
  { why, against, pulledFor, nextAction, assigneeId }: NextUp,
  agentId: string | null,
  callers: Caller[],
) {
  const puller = pulledFor ? callers.find(({ id }) => id === pulledFor)?.name : null;
  const own = agentId !== null && assigneeId === agentId && nextAction === "callback";
  const first = puller ? [`wanted for ${puller}`] : own ? ["their own promise"] : [];
  const words = [...first, ...why].join(", ") || "nothing speaks for it before others";
  return atStart(against ? `${words}; against: ${against}` : words);
}
