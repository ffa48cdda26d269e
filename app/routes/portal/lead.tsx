import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { clientStory } from "#app/features/handback/story.server.ts";
import { forClient } from "#db/client.server.ts";
import { StoryPage } from "./story.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.company ?? "A lead"}, Rekindle` }];
export const handle = { back: { to: "/portal", label: "Back to what waits" } };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  return forClient(clientId, async (tx) => {
    const { handbackId } = await handbackForClient(tx, clientId, params.handbackId);
    return clientStory(tx, { clientId, handbackId, now: clock.now() });
  });
}

export default function Lead() {
  const story = useLoaderData<typeof loader>();
  return <StoryPage key={story.handbackId} story={story} level={1} />;
}
