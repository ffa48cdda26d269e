import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { Table } from "#app/ui/table.tsx";
import type { MissingRow, MissingRows } from "../missing-rows.server.ts";
import { ShowMore } from "./show-more.tsx";

/** Whom the earlier files of this list had and this one has no more. That is no order to stop: somebody looks at each lead. */
export function Missing({ importId, missing }: { importId: string; missing: MissingRows }) {
  const { load, data, state } = useFetcher<MissingRows | null>();
  const [rows, setRows] = useState(missing.rows);
  useEffect(() => setRows(missing.rows), [missing]);
  useEffect(() => {
    if (data) setRows((known) => (data.from === known.length ? [...known, ...data.rows] : known));
  }, [data]);
  const all = missing.count;
  if (all === 0) return null;
  const files = [...new Set(rows.map(({ fileName }) => fileName))].join(", ");
  return (
    <details className="import-changes">
      <summary>
        <b>No longer in this file:</b> {count(all, "row")} of {files}. Nothing happens to {all === 1 ? "it" : "them"} by
        itself: open a lead to decide.
      </summary>
      <Table label="No longer in this file" columns={["Company", "Where it was", "Lead"]}>
        {rows.map((row) => (
          <MissingCompany key={row.rowId} row={row} />
        ))}
      </Table>
      <ShowMore
        shown={rows.length}
        all={all}
        busy={state !== "idle"}
        onMore={() => load(`/imports/${importId}/missing?from=${rows.length}`)}
      />
    </details>
  );
}

function MissingCompany({ row: { company, fileName, line, lead } }: { row: MissingRow }) {
  return (
    <tr>
      <td>{lead ? <Link to={`/leads/${lead.id}`}>{company}</Link> : company}</td>
      <td className="quiet">
        Row {number(line)} of {fileName}
      </td>
      <td>{lead ? <StageMark stage={lead.stage} /> : <span className="quiet">None was opened</span>}</td>
    </tr>
  );
}
