import { count, date, number } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Table } from "#app/ui/table.tsx";
import type { ChangeKind } from "#db/vocabulary.ts";
import type { ChangesShown } from "../changes-page.server.ts";

const words: Record<ChangeKind, [one: string, many: string]> = {
  number: ["new number", "new numbers"],
  person: ["new person", "new people"],
  "job-title": ["job title", "job titles"],
  email: ["new email", "new emails"],
  note: ["note", "notes"],
  name: ["company name", "company names"],
  address: ["part of an address", "parts of addresses"],
  website: ["website", "websites"],
  "old-status": ["status", "statuses"],
  loss: ["reason or day of a loss", "reasons or days of a loss"],
  "last-contact": ["last contact", "last contacts"],
  contract: ["contract date", "contract dates"],
  competitor: ["competitor", "competitors"],
  "do-not-call": ["new wish not to be called", "new wishes not to be called"],
  wake: ["day of waking", "days of waking"],
  follows: ["place in the queue", "places in the queue"],
};
const named = (kind: ChangeKind, changes: number) => `${number(changes)} ${words[kind][changes === 1 ? 0 : 1]}`;

/** What a newer file says differently of companies we had: counted by kind, and opened to what was and what is. */
export function Changes({ shown }: { shown: ChangesShown }) {
  const { counts, kept, rows } = shown;
  const [first] = rows;
  if (!first) return null;
  const all = counts.reduce((sum, { changes }) => sum + changes, 0) + kept;
  return (
    <details className="import-changes">
      <summary>
        <b>What this file changes:</b> {counts.map(({ kind, changes }) => named(kind, changes)).join(", ") || "nothing"}
        .
        {kept > 0
          ? ` ${count(kept, "value")} stay${kept === 1 ? "s" : ""} as somebody here set ${kept === 1 ? "it" : "them"}.`
          : ""}
      </summary>
      <Table label="What this file changes" columns={[{ head: "Row", right: true }, "What", "Was", "Is"]}>
        {rows.map((row) => (
          <Changed key={`${row.line} ${row.kind} ${row.field} ${row.becomes}`} row={row} />
        ))}
      </Table>
      {rows.length < all ? (
        <p className="fine">
          The first {number(rows.length)} of {number(all)}.
        </p>
      ) : null}
    </details>
  );
}

function Changed({ row: { line, kind, was, becomes, kept } }: { row: ChangesShown["rows"][number] }) {
  const zone = useHouseZone();
  const read = (value: string | null) => (value && kind === "wake" ? date(value, zone) : value);
  return (
    <tr>
      <td className="r num">{number(line)}</td>
      <td>{words[kind][0]}</td>
      <td className="quiet">{read(was)}</td>
      <td>{kept ? `${read(was)} (the file says ${read(becomes)})` : read(becomes)}</td>
    </tr>
  );
}
