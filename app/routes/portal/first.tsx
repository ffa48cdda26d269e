import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { firstWaitingStory } from "#app/features/handback/inbox.server.ts";
import { forClient } from "#db/client.server.ts";
import { StoryPage } from "./story.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  return { story: await forClient(clientId, (tx) => firstWaitingStory(tx, { clientId, now: clock.now() })) };
}

/** Where there is room beside the list, the first that waits lies open. */
export default function First() {
  const { story } = useLoaderData<typeof loader>();
  return story ? <StoryPage key={story.handbackId} story={story} level={2} /> : null;
}
