import { Button, Progress } from "@mantine/core";
import { Form, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { number } from "#app/ui/format.ts";
import { useLive } from "#app/ui/live.ts";
import { PageHead } from "#app/ui/page.tsx";
import { ImportFrame } from "./frame.tsx";

type UnderWayProps = {
  importId: string;
  fileName: string;
  phase: string | null;
  rowsDone: number;
  rows: number | null;
};

/** While a worker writes: how far it is. The page can be left; the work goes on. */
export function UnderWay({ importId, fileName, phase, rowsDone, rows }: UnderWayProps) {
  const { revalidate } = useRevalidator();
  useLive(`import:${importId}`, revalidate);
  // Where live events do not come through, look now and then.
  useEffect(() => {
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [revalidate]);

  const waits = phase === null;
  const share = rows ? Math.min(100, (rowsDone / rows) * 100) : 0;
  return (
    <ImportFrame
      importId={importId}
      at="review"
      closed
      says="You can leave this page; the import goes on. Stopped, it takes back everything it has written."
      acts={
        <Form method="post" action={`/imports/${importId}/cancel`}>
          <Button type="submit" variant="default">
            Stop the import
          </Button>
        </Form>
      }
    >
      <PageHead title={waits ? "Waiting for a worker" : "The leads are being written"} says={fileName} />
      <div className="import-progress" aria-live="polite">
        <Progress value={waits ? 0 : Math.max(share, 3)} size="md" aria-label="How much of the import is done" />
        <p className="num">
          {waits
            ? "It begins as soon as a worker is free."
            : rows
              ? `${phase}: ${number(rowsDone)} of ${number(rows)} rows`
              : `${phase}`}
        </p>
      </div>
    </ImportFrame>
  );
}
