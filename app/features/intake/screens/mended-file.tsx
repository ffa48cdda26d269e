import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { count, number } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { mendByFile } from "../mend-by-file.server.ts";
import type { MendedFile } from "../mended-file.ts";

type Answer = Awaited<ReturnType<typeof mendByFile>>;

/** The file that went out with the rows to mend is taken back here, and says what it changed. */
export function TakeMendedFile({ importId }: { importId: string }) {
  const fetcher = useFetcher<Answer>();
  const { data, state } = fetcher;
  return (
    <div className="mend-file">
      <fetcher.Form method="post" action={`/imports/${importId}/mended`} encType="multipart/form-data">
        <label className="fine" htmlFor="mended-file">
          Mended in a spreadsheet? The file that was sent out, as CSV or Excel:
        </label>
        <input id="mended-file" type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx" />
        <Button type="submit" variant="default" size="xs" loading={state !== "idle"}>
          Upload the mended file
        </Button>
      </fetcher.Form>
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
