import { useFetcher } from "@remix-run/react";
import { FileButton } from "#app/ui/file-button.tsx";
import { count, number } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { mendByFile } from "../mend-by-file.server.ts";
import type { MendedFile } from "../mended-file.ts";

type Answer = Awaited<ReturnType<typeof mendByFile>>;

/** The file that went out with the rows to mend is taken back here, and says what it changed. */
export function TakeMendedFile({ importId }: { importId: string }) {
  const fetcher = useFetcher<Answer>();
  const { data, state } = fetcher;
  function send(file: File) {
    const form = new FormData();
    form.set("file", file);
    fetcher.submit(form, { method: "post", action: `/imports/${importId}/mended`, encType: "multipart/form-data" });
  }
  return (
    <div className="mend-file">
      <p className="fine">
        Rather mend them in a spreadsheet? Send them back as a file with the button below, then bring that file here, as
        CSV or Excel.{" "}
        <FileButton accept=".csv,.tsv,.txt,.xlsx" busy={state !== "idle"} onChoose={send}>
          Upload the mended file
        </FileButton>
      </p>
      {data && state === "idle" ? (
        <Notice kind={data.ok ? "plain" : "block"}>{data.ok ? told(data.file) : data.sentence}</Notice>
      ) : null}
    </div>
  );
}

function told({ edits, mendedRows, unchangedRows, elsewhere, unknown }: MendedFile): string {
  const list = (rows: readonly (string | number)[]) =>
    `${rows.slice(0, 10).join(", ")}${rows.length > 10 ? ` and ${number(rows.length - 10)} more` : ""}`;
  return [
    edits.length > 0 ? `${count(edits.length, "cell")} of ${count(mendedRows, "row")} mended.` : "Nothing was mended.",
    unchangedRows > 0 ? `${count(unchangedRows, "row")} came back as sent.` : "",
    elsewhere.length > 0 ? `Changed, but not in quarantine any more and left as they are: row ${list(elsewhere)}.` : "",
    unknown.length > 0 ? `There is no such row: ${list(unknown.map((row) => `“${row}”`))}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
