import { dateTime, number } from "#app/ui/format.ts";
import type { ListedMerge } from "../merges-page.server.ts";
import { UndoMerge } from "./undo-merge.tsx";
import { inHundred, Waterfall } from "./waterfall.tsx";

/** One merge: what went into what, who said so, why, and the way back. */
export function MergeRow({ merge, zone }: { merge: ListedMerge; zone: string }) {
  const { id, client, kept, merged, lines, by, at, undoneAt, undoneBy, probability, steps, weightsVersion } = merge;
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
            <Waterfall steps={steps} probability={probability} weightsVersion={weightsVersion} />
          </details>
        ) : null}
      </div>
      <UndoMerge mergeId={id} undone={undoneAt !== null} />
    </li>
  );
}
