import { Button } from "@mantine/core";
import { Form, Link, useLocation } from "@remix-run/react";
import type { DueItem } from "#app/features/reporting/due.server.ts";
import { dateTime } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import { dueWords, stopWords, whoseWords } from "./due-words.ts";

export function DueTable({ items, zone }: { items: DueItem[]; zone: string }) {
  return (
    <Table
      className="cards-s due-table"
      columns={["When", "What", "Lead", { head: "Whose", wideOnly: true }, { head: "What to do", unseen: true }]}
    >
      {items.map((item) => (
        <tr key={item.touchId ?? `${item.kind} ${item.leadId}`}>
          <td className="num nowrap">
            {dateTime(item.dueAt, zone)}
            {item.overdue && item.stop === null ? (
              <div>
                <Risk kind="wait">Overdue</Risk>
              </div>
            ) : null}
          </td>
          <td>{dueWords[item.kind].one}</td>
          <td>
            <Link to={`/leads/${item.leadId}`}>{item.company}</Link>
            <div className="quiet">{item.campaign}</div>
            {item.stop ? (
              <div className="due-stop">
                <Risk kind="block">{stopWords[item.stop]}</Risk>
              </div>
            ) : null}
          </td>
          <td className="hide-s">{whoseWords(item)}</td>
          <td>{item.touchId ? <Acts item={item} touchId={item.touchId} /> : null}</td>
        </tr>
      ))}
    </Table>
  );
}

function Acts({ item: { kind, company, stop }, touchId }: { item: DueItem; touchId: string }) {
  const { byHand, one } = dueWords[kind];
  const { search } = useLocation();
  return (
    <Form method="post" action={`/touches/${touchId}/settle${search}`} className="due-acts" preventScrollReset>
      {byHand && stop === null ? (
        <Button type="submit" name="done" value="1" variant="default" aria-label={`${byHand}: ${one}, ${company}`}>
          {byHand}
        </Button>
      ) : null}
      <Button
        type="submit"
        name="done"
        value="0"
        variant="subtle"
        color="gray"
        aria-label={`Leave out: ${one}, ${company}`}
      >
        Leave out
      </Button>
    </Form>
  );
}
