import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { dateTime, number } from "#app/ui/format.ts";
import type { ListedMerge } from "../merges-page.server.ts";
import { inHundred, Waterfall } from "./waterfall.tsx";

/** One merge: what went into what, who said so, why, and the way back. */
export function MergeRow({ merge, zone }: { merge: ListedMerge; zone: string }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const { id, client, kept, merged, lines, by, at, undoneAt, undoneBy, probability, steps } = merge;
  const [line] = lines;
  return (
    <li className={undoneAt ? "undone" : undefined}>
      <div className="what">
        <p>
          <b>{merged}</b> went into <b>{kept}</b>
        </p>
        <p className="fine">
          {client}
          {line ? ` · line ${number(line.line)} of ${line.fileName}` : ""} ·{" "}
          {by ? `${by}, ${dateTime(at, zone)}` : `certain, nobody had to be asked, ${dateTime(at, zone)}`}
          {undoneAt ? ` · taken apart by ${undoneBy ?? "a rule"}, ${dateTime(undoneAt, zone)}` : ""}
        </p>
        {steps.length > 0 ? (
          <details>
            <summary>Why: {inHundred(probability)}</summary>
            <Waterfall steps={steps} probability={probability} />
          </details>
        ) : null}
        <p className="refused" aria-live="polite">
          {fetcher.state === "idle" && fetcher.data && !fetcher.data.ok ? fetcher.data.says : ""}
        </p>
      </div>
      {undoneAt ? null : (
        <fetcher.Form method="post" action={`/merges/${id}/undo`}>
          <Button type="submit" variant="default" size="compact-md" loading={fetcher.state !== "idle"}>
            Undo the merge
          </Button>
        </fetcher.Form>
      )}
    </li>
  );
}
