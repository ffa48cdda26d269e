import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { Link, useFetcher } from "@remix-run/react";
import { useState } from "react";
import { nextActionWords } from "#app/features/audit/words.ts";
import { remedies } from "#app/features/outcomes/leaks/remedies.ts";
import { remediesFor } from "#app/features/reporting/leak-remedies.ts";
import type { LeakRow, Leaks } from "#app/features/reporting/leaks.server.ts";
import { leakWords } from "#app/features/reporting/leaks.ts";
import { atStart, count, dateTime, number } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";

type Choice = { id: string; name: string };
type LeakPartProps = Leaks["kinds"][number] & { people: Choice[]; zone: string };

/** One way of losing leads, those who are being lost, and what to do about the chosen ones. */
export function LeakPart({ kind, leads, rows, people, zone }: LeakPartProps) {
  const mended = useFetcher<{ says: string }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const acts = remediesFor[kind];
  const all = rows.every(({ leadId }) => chosen.has(leadId));
  const toggle = (leadId: string) =>
    setChosen(
      (before) => new Set(before.has(leadId) ? [...before].filter((id) => id !== leadId) : [...before, leadId]),
    );
  return (
    <Section title={leakWords[kind].title} aside={<span className="num">{count(leads, "lead")}</span>}>
      <p className="soft">
        {leakWords[kind].says} <b>{leakWords[kind].act}</b>
      </p>
      <mended.Form method="post" action="/leaks/mend">
        <div className="rk-scroll">
          <table className="rk-table">
            <thead>
              <tr>
                {acts.length > 0 ? (
                  <th scope="col">
                    <Checkbox
                      aria-label={`All: ${leakWords[kind].title}`}
                      checked={all}
                      onChange={() => setChosen(new Set(all ? [] : rows.map(({ leadId }) => leadId)))}
                    />
                  </th>
                ) : null}
                <th scope="col">Lead</th>
                <th scope="col" className="hide-s">
                  Campaign
                </th>
                <th scope="col">Stage</th>
                <th scope="col">{kind === "blocked" ? "What to do, and since when" : "Next, and since when"}</th>
                <th scope="col" className="hide-s">
                  Whose
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.leadId}>
                  {acts.length > 0 ? (
                    <td>
                      <Checkbox
                        name="leadId"
                        value={row.leadId}
                        aria-label={row.company}
                        checked={chosen.has(row.leadId)}
                        onChange={() => toggle(row.leadId)}
                      />
                    </td>
                  ) : null}
                  <LeakCells row={row} zone={zone} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {leads > rows.length ? (
          <p className="fine">and {number(leads - rows.length)} more, which come up when these are mended.</p>
        ) : null}
        {acts.length > 0 ? (
          <div className="rk-picks">
            {acts.includes("give-away") ? (
              <NativeSelect mt={8} name="userId" aria-label="Whom to give them to" defaultValue="">
                <option value="">Nobody chosen</option>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            ) : null}
            {acts.map((remedy) => (
              <Button
                key={remedy}
                type="submit"
                name="remedy"
                value={remedy}
                variant="default"
                mt={8}
                disabled={chosen.size === 0 || mended.state !== "idle"}
              >
                {remedies[remedy]}
              </Button>
            ))}
          </div>
        ) : null}
        <p className="fine" role="status">
          {mended.state === "idle" ? (mended.data?.says ?? "") : ""}
        </p>
      </mended.Form>
    </Section>
  );
}

function LeakCells({ row, zone }: { row: LeakRow; zone: string }) {
  return (
    <>
      <td>
        <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
      </td>
      <td className="hide-s quiet">
        <Link to={`/campaigns/${row.campaignId}/status`}>{row.campaign}</Link>
      </td>
      <td>
        <StageMark stage={row.stage} />
      </td>
      <td className="quiet">
        {row.blocked
          ? `${row.blocked.says} Since ${dateTime(row.blocked.since, zone)}.`
          : `${atStart(nextActionWords[row.nextAction])}, ${dateTime(row.dueAt, zone)}`}
      </td>
      <td className="hide-s quiet">{row.who ?? "anyone’s"}</td>
    </>
  );
}
