import { Link } from "@remix-run/react";
import type { Decision } from "#app/features/compliance/facts.ts";
import type { KnownHere, NumberAnswer, NumberAsked } from "#app/features/reporting/number-page.server.ts";
import { count, dateTime, placeOf } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { Agreed, Standing } from "./wishes.tsx";

export type AnswerProps = NumberAnswer & {
  asked: NumberAsked;
  choices: { id: string; name: string }[];
  manages: boolean;
};

/** What may be done and why, first for anybody, then for each lead that has the number, then what people said of it. */
export function NumberAnswers(props: AnswerProps) {
  const { e164, decision, known } = props;
  return (
    <>
      <Section title={e164}>
        <Verdict decision={decision} />
      </Section>
      {known.length > 0 ? (
        <Section title={`Known in ${count(known.length, "lead")}`}>
          <Table columns={["Company", "Verdict"]}>
            {known.map((lead) => (
              <Lead key={lead.leadId} {...lead} />
            ))}
          </Table>
        </Section>
      ) : null}
      <Standing {...props} />
      <Agreed {...props} />
    </>
  );
}

function Lead({ leadId, company, client, campaign, decision }: KnownHere) {
  return (
    <tr>
      <td>
        <div>
          <Link to={`/leads/${leadId}`}>{company}</Link>
        </div>
        <div className="quiet">{`${client}, ${campaign}`}</div>
      </td>
      <td>
        <Verdict decision={decision} />
      </td>
    </tr>
  );
}

const words = { allow: "It may be called now", wait: "Not now", block: "It may not be called" } as const;
const marks = { allow: "good", wait: "wait", block: "block" } as const;

function Verdict({ decision }: { decision: Decision }) {
  const { verdict, reasons, nextAllowedAt, zones, needsReason } = decision;
  const zone = zones[0] ?? "UTC";
  return (
    <>
      <p>
        <Risk kind={marks[verdict]}>
          {words[verdict]}
          {nextAllowedAt ? `; next on ${dateTime(nextAllowedAt, zone)} in ${placeOf(zone)}` : ""}
          {needsReason ? ", with a reason in writing" : ""}
        </Risk>
      </p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map(({ rule, text }) => (
            <li key={`${rule} ${text}`}>{text}</li>
          ))}
        </ul>
      ) : null}
      <p className="quiet">
        {zones.length > 0 ? `Judged in ${zones.map(placeOf).join(", ")}.` : "Nobody knows where it is."}
      </p>
    </>
  );
}
