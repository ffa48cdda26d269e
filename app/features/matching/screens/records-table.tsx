import { Fragment } from "react";
import { count } from "#app/ui/format.ts";
import type { ComparedLine } from "../compare-records.ts";
import type { Stretch } from "../mark-differences.ts";
import type { ColumnHead } from "../open-questions.server.ts";

/** Records as columns, fields as lines. On a phone the label stands above its line and the first two records are shown. */
export function RecordsTable({ heads, lines }: { heads: ColumnHead[]; lines: ComparedLine[] }) {
  return (
    <table className="dup-records">
      <thead>
        <tr>
          <th scope="col" className="label">
            <span className="sr">Field</span>
          </th>
          {heads.map(({ letter, kept, where, calls, members }, at) => (
            <th key={letter} scope="col" className={at > 1 ? "beside" : undefined}>
              {kept ? `${letter}, kept if same` : letter}
              <small>
                {where} · {calls > 0 ? count(calls, "call") : "never called"}
                {members > 0 ? ` · ${count(members, "record")} merged` : ""}
              </small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, counts, cells }) => (
          <tr key={label} className={counts ? undefined : "calm"}>
            <th scope="row">{label}</th>
            {cells.map((cell, at) => (
              <td key={heads[at]?.letter} className={at > 1 ? "beside" : undefined}>
                {cell ? <Marked cell={cell} /> : <span className="none">none</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Marked({ cell }: { cell: Stretch[] }) {
  return cell.map(({ text, kind }, at) => {
    const key = at;
    if (kind === "added") return <mark key={key}>{text}</mark>;
    if (kind === "missing") return <del key={key}>{text}</del>;
    return <Fragment key={key}>{text}</Fragment>;
  });
}
