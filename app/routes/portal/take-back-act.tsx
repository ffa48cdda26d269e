import { Button } from "@mantine/core";
import type { Story } from "#app/features/handback/story.ts";
import { time } from "#app/ui/format.ts";
import type { Act } from "./decide.tsx";

/** While the answer can be as if it had not been given. */
export function TakeBack({ story, act, says }: { story: Story; act: Act; says: string }) {
  const { fetcher, busy, onlyOnce } = act;
  if (!story.takeBackUntil) return null;
  return (
    <fetcher.Form
      method="post"
      action={`/portal/leads/${story.handbackId}/take-back`}
      onSubmit={onlyOnce}
      className="portal-undo"
    >
      <p className="fine">
        {says} You can take it back until {time(story.takeBackUntil, story.zone)}.
      </p>
      <Button type="submit" variant="default" loading={busy}>
        Take it back
      </Button>
    </fetcher.Form>
  );
}
