import { Button } from "@mantine/core";
import { Form, Link } from "@remix-run/react";
import type { LeftOver } from "#app/features/outcomes/promises/left-over.server.ts";
import { count, dateTime } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";

/** Promises of a campaign that has ended, to companies that nobody rings in the one that follows. */
export function LeftOvers({ rows, zone }: { rows: LeftOver[]; zone: string }) {
  if (rows.length === 0) return null;
  return (
    <Section title="Promised, and not in the queue" aside={<Risk kind="wait">{count(rows.length, "promise")}</Risk>}>
      <p className="fine">
        They were promised a call in a campaign that has ended, and have gone further in the one that follows. Tell
        them, or whoever speaks with them now.
      </p>
      <div className="rk-scroll">
        <table className="rk-table">
          <thead>
            <tr>
              <th scope="col">Promised for</th>
              <th scope="col">Lead</th>
              <th scope="col" className="hide-s">
                Promised by
              </th>
              <th scope="col">Done</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ leadId, company, campaign, stage, promisedAt, agent }) => (
              <tr key={leadId}>
                <td className="num">{dateTime(promisedAt, zone)}</td>
                <td>
                  <Link to={`/leads/${leadId}`}>{company}</Link> <StageMark stage={stage} />
                  <div className="quiet">{campaign}</div>
                </td>
                <td className="hide-s">{agent ?? "anyone’s"}</td>
                <td>
                  <Form method="post" action={`/callbacks/${leadId}/seen-to`} preventScrollReset>
                    <Button type="submit" variant="default" aria-label={`It is seen to: ${company}`}>
                      It is seen to
                    </Button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
