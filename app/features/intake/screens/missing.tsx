import { Link } from "@remix-run/react";
import { count, number } from "#app/ui/format.ts";
import { StageMark } from "#app/ui/stage-mark.tsx";
import type { MissingRow, MissingRows } from "../missing-rows.server.ts";

/** Whom the earlier files of this list had and this one has no more. That is no order to stop: somebody looks at each lead. */
export function Missing({ missing: { count: all, rows } }: { missing: MissingRows }) {
  if (all === 0) return null;
  const files = [...new Set(rows.map(({ fileName }) => fileName))].join(", ");
  return (
    <details className="import-changes">
      <summary>
        <b>No longer in this file:</b> {count(all, "row")} of {files}. Nothing happens to {all === 1 ? "it" : "them"} by
        itself: open a lead to decide.
      </summary>
      <div className="rk-scroll">
        <table className="rk-table" aria-label="No longer in this file">
          <thead>
            <tr>
              <th scope="col">Company</th>
              <th scope="col">Where it was</th>
              <th scope="col">Lead</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MissingCompany key={row.rowId} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < all ? (
        <p className="fine">
          The first {number(rows.length)} of {number(all)}, open leads before the others.
        </p>
      ) : null}
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
