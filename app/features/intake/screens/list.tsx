import { Link } from "@remix-run/react";
import { count, number } from "#app/ui/format.ts";
import { Risk, type RiskKind } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import type { ImportStatus } from "#db/vocabulary.ts";
import type { ListedImport } from "../import-page.server.ts";
import { isBeingUndone } from "../undo-words.ts";
import { FileCell, UploadedCell } from "./file-cells.tsx";

const stands: Record<ImportStatus, { kind: RiskKind | null; name: string }> = {
  ready: { kind: "wait", name: "Waits for your word" },
  queued: { kind: "wait", name: "Waits for a worker" },
  committing: { kind: "wait", name: "Being written" },
  committed: { kind: "good", name: "Committed" },
  cancelled: { kind: null, name: "Stopped" },
  failed: { kind: "block", name: "Failed" },
  undone: { kind: null, name: "Undone" },
};

const beingUndone: (typeof stands)[ImportStatus] = { kind: "wait", name: "Being undone" };

/** How an import stands: a word, and an icon where there is something to see to. */
function ImportStanding({ status, phase }: { status: ImportStatus; phase: string | null }) {
  const { kind, name } = isBeingUndone({ status, phase }) ? beingUndone : stands[status];
  return kind ? <Risk kind={kind}>{name}</Risk> : <span className="quiet">{name}</span>;
}

type Row = Omit<ListedImport, "uploadedAt" | "committedAt" | "undoneAt"> & { uploadedAt: Date | string };

export function ImportList({ imports }: { imports: Row[] }) {
  return (
    <Table
      label="Imports, the newest first"
      columns={[
        "File",
        { head: "For", wideOnly: true },
        "How it stands",
        { head: "Rows", right: true, wideOnly: true },
        { head: "Leads", right: true },
        { head: "Quarantined", right: true, wideOnly: true },
        { head: "Uploaded", wideOnly: true },
      ]}
    >
      {imports.map(({ id, fileName, client, campaign, status, phase, balance, uploadedAt, uploadedBy }) => {
        const review = `/imports/${id}/review`;
        return (
          <tr key={id}>
            <FileCell to={`/imports/${id}`} name={fileName} />
            <td className="hide-s">
              {client}
              <div className="quiet">{campaign}</div>
            </td>
            <td className="nowrap">
              <ImportStanding status={status} phase={phase} />
            </td>
            <td className="r hide-s">{balance ? number(balance.read) : ""}</td>
            <td className="r">
              {balance ? (
                <Link to={`${review}?show=lead`} aria-label={count(balance.leads, "lead")}>
                  {number(balance.leads)}
                </Link>
              ) : (
                ""
              )}
            </td>
            <td className="r hide-s">
              {balance ? (
                <Link to={`${review}?show=quarantined`} aria-label={`${number(balance.quarantined)} quarantined`}>
                  {number(balance.quarantined)}
                </Link>
              ) : (
                ""
              )}
            </td>
            <UploadedCell at={uploadedAt} by={uploadedBy} />
          </tr>
        );
      })}
    </Table>
  );
}
