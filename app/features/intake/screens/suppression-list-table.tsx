import { count, number } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import { listWords } from "../lists/list-words.ts";
import type { ListFacts } from "../lists/lists-page.server.ts";
import { FileCell, UploadedCell } from "./file-cells.tsx";

type Row = Omit<ListFacts, "uploadedAt" | "usedAt" | "endedAt"> & Record<"uploadedAt", Date | string>;

/** The lists, each with what it holds and what it did. */
export function ListTable({ lists }: { lists: Row[] }) {
  return (
    <Table
      label="Suppression lists, those in force first"
      columns={[
        "List",
        { head: "Of", wideOnly: true },
        "How it stands",
        { head: "Holds", wideOnly: true },
        { head: "Leads closed", right: true },
        { head: "For you", right: true, wideOnly: true },
        { head: "Uploaded", wideOnly: true },
      ]}
    >
      {lists.map((list) => (
        <tr key={list.id}>
          <FileCell to={`/suppression-lists/${list.id}`} name={listWords[list.kind].name}>
            <div className="quiet import-name">{list.fileName}</div>
          </FileCell>
          <td className="hide-s">{list.client ?? "The whole agency"}</td>
          <td className="nowrap">
            <ListStanding status={list.status} />
          </td>
          <td className="hide-s">{list.status === "ready" ? "" : holdsSentence(list)}</td>
          <td className="r">{list.status === "ready" ? "" : number(list.closed)}</td>
          <td className="r hide-s">{list.inHand + list.likely > 0 ? number(list.inHand + list.likely) : ""}</td>
          <UploadedCell at={list.uploadedAt} by={list.uploadedBy} />
        </tr>
      ))}
    </Table>
  );
}

function ListStanding({ status }: Pick<ListFacts, "status">) {
  if (status === "ready") return <Risk kind="wait">Waits for your word</Risk>;
  if (status === "active") return <Risk kind="good">In force</Risk>;
  return <span className="quiet">{status === "replaced" ? "Replaced" : "Taken back"}</span>;
}

/** "40 companies, 38 numbers, 12 domains" */
export function holdsSentence(holds: Pick<ListFacts, "numbers" | "emails" | "domains" | "companies">): string {
  const told = [
    [holds.companies, "company", "companies"],
    [holds.numbers, "number", "numbers"],
    [holds.emails, "email", "emails"],
    [holds.domains, "domain", "domains"],
  ] as const;
  return (
    told
      .filter(([n]) => n > 0)
      .map(([n, one, many]) => count(n, one, many))
      .join(", ") || "nothing"
  );
}
