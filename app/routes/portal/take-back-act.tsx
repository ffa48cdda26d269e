import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { Story } from "#app/features/handback/story.ts";
import { time } from "#app/ui/format.ts";

/** While the answer can be as if it had not been given. */
export function TakeBack({ story, says }: { story: Story; says: string }) {
  const fetcher = useFetcher();
  if (!story.takeBackUntil) return null;
  return (
    <fetcher.Form method="post" action={`/portal/leads/${story.handbackId}/take-back`} className="portal-undo">
      <p className="fine">
        {says} You can take it back until {time(story.takeBackUntil, story.zone)}.
      </p>
      <Button type="submit" variant="default" loading={fetcher.state !== "idle"}>
        Take it back
      </Button>
    </fetcher.Form>
  );
}
