import { Button, Progress } from "@mantine/core";
import { Form } from "@remix-run/react";
import { number } from "#app/ui/format.ts";
import { useLive } from "#app/ui/live.ts";
import { PageHead } from "#app/ui/page.tsx";
import { useReadAgain, useReadEvery } from "#app/ui/read-again.ts";
import { undoPhases } from "../undo-words.ts";
import { ImportFrame } from "./frame.tsx";

type UnderWayProps = {
  importId: string;
  fileName: string;
  /** Or else being written. */
  undoing: boolean;
  phase: string | null;
  rowsDone: number;
  rows: number | null;
};

/** While a worker writes an import, or takes it back: how far it is. The page can be left; the work goes on. */
export function UnderWay({ importId, fileName, undoing, phase, rowsDone, rows }: UnderWayProps) {
  useLive(`import:${importId}`, useReadAgain());
  // Where live events do not come through.
  useReadEvery(2_000);

  const waits = phase === null || phase === undoPhases.waits;
  const [what, title] = undoing
    ? ["undo", "The import is being taken back"]
    : ["import", "The leads are being written"];
  const share = rows ? Math.min(100, (rowsDone / rows) * 100) : 0;
  return (
    <ImportFrame
      importId={importId}
      at="review"
      closed
      says={
        undoing
          ? "You can leave this page; the undo goes on. All of the import is taken back, or nothing."
          : "You can leave this page; the import goes on. Stopped, it takes back everything it has written."
      }
      acts={undoing ? null : <Stop importId={importId} />}
    >
      <PageHead title={waits ? "Waiting for a worker" : title} says={fileName} />
      <div className="import-progress" aria-live="polite">
        <Progress value={waits ? 0 : Math.max(share, 3)} size="md" aria-label={`How much of the ${what} is done`} />
        <p className="num">
          {waits
            ? `The ${what} begins as soon as a worker is free.`
            : rows
              ? `${phase}: ${number(rowsDone)} of ${number(rows)} rows`
              : `${phase}`}
        </p>
      </div>
    </ImportFrame>
  );
}

function Stop({ importId }: { importId: string }) {
  return (
    <Form method="post" action={`/imports/${importId}/cancel`}>
      <Button type="submit" variant="default">
        Stop the import
      </Button>
    </Form>
  );
}
