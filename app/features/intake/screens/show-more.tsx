import { Button } from "@mantine/core";
import { number } from "#app/ui/format.ts";

type ShowMoreProps = { shown: number; all: number; busy: boolean; onMore: () => void };

/** How much of a list is there, and the button that reads it on. */
export function ShowMore({ shown, all, busy, onMore }: ShowMoreProps) {
  if (shown >= all) return null;
  return (
    <p className="quiet import-acts">
      <span role="status">
        The first {number(shown)} of {number(all)}.
      </span>
      <Button size="compact-xs" variant="default" loading={busy} onClick={onMore}>
        Show more
      </Button>
    </p>
  );
}
