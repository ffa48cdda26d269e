import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";

/** The way back from a merge, and what came of it: what could not be given to one side alone is told. */
export function UndoMerge({ mergeId, undone }: { mergeId: string; undone: boolean }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const reply = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <div className="dup-undo">
      {undone ? null : (
        <fetcher.Form method="post" action={`/merges/${mergeId}/undo`}>
          <Button type="submit" variant="default" size="compact-md" loading={fetcher.state !== "idle"}>
            Undo the merge
          </Button>
        </fetcher.Form>
      )}
      <p className={reply && !reply.ok ? "refused" : "fine"} aria-live="polite">
        {reply?.says}
      </p>
    </div>
  );
}
