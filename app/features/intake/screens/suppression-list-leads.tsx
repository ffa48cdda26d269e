import { Button } from "@mantine/core";
import { Form, Link } from "@remix-run/react";
import { mayBeClosed } from "#app/features/compliance/what-lists-do.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import { isOpen } from "#db/vocabulary.ts";
import type { FoundLead } from "../lists/list-page.server.ts";
import { meansWords } from "../lists/list-words.ts";

type Found = Omit<FoundLead, "at">;
type FoundProps = { listId: string; found: Found[] };

/** The leads that were found on this list; those a person decides about come first. */
export function FoundLeads({ listId, found }: FoundProps) {
  return (
    <Table
      label="Leads found on this list"
      columns={[
        "Lead",
        { head: "Found by", wideOnly: true },
        "What became of it",
        { head: "What to do", right: true, unseen: true },
      ]}
    >
      {found.map((lead) => (
        <tr key={lead.leadId}>
          <td>
            <Link to={`/leads/${lead.leadId}`} className="import-name">
              <b>{lead.company}</b>
            </Link>
            <div className="quiet">{lead.campaign}</div>
          </td>
          <td className="hide-s">{meansWords[lead.means]}</td>
          <td>
            <Standing lead={lead} />
          </td>
          <td className="r nowrap">
            <Acts listId={listId} lead={lead} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Standing({ lead: { finding, stage } }: { lead: Found }) {
  if (isAsked(finding) && !isOpen(stage)) return <span className="quiet">It has ended otherwise</span>;
  if (finding === "likely") return <Risk kind="wait">Perhaps the same: a person decides</Risk>;
  if (finding === "in-hand")
    return (
      <Risk kind="wait">
        {mayBeClosed(stage) ? "Somebody has it in hand or promised to call" : `It is ${stage}: decide it there`}
      </Risk>
    );
  const words = { closed: "Closed", reopened: "Opened again", dismissed: "Kept: another company" };
  return <span className="quiet">{words[finding]}</span>;
}

const isAsked = (finding: Found["finding"]) => finding === "likely" || finding === "in-hand";

function Acts({ listId, lead: { leadId, finding, stage } }: { listId: string; lead: Found }) {
  if (!isAsked(finding) || !mayBeClosed(stage)) return null;
  return (
    <Form method="post" action={`/suppression-lists/${listId}/leads/${leadId}`} className="list-acts">
      {finding === "likely" ? (
        <Button type="submit" name="answer" value="keep" size="xs" variant="default">
          Another company
        </Button>
      ) : null}
      <Button type="submit" name="answer" value="close" size="xs" variant="default">
        Close the lead
      </Button>
    </Form>
  );
}
