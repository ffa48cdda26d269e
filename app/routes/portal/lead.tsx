import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { portalWords } from "#app/features/handback/forms.ts";
import { clientStory } from "#app/features/handback/story.server.ts";
import { forClient } from "#db/client.server.ts";
import { StoryPage } from "./story.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.story.company ?? "A lead"}, Rekindle` },
];
export const handle = { back: { to: "/portal", label: "Back to what waits" } };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  const story = await forClient(clientId, async (tx) => {
    const { handbackId } = await handbackForClient(tx, clientId, params.handbackId);
    return clientStory(tx, { clientId, handbackId, now: clock.now() });
  });
  const reason = new URL(request.url).searchParams.get("refused") ?? "";
  return { story, refused: Object.hasOwn(portalWords, reason) ? portalWords[reason] : null };
}

export default function Lead() {
  const { story, refused } = useLoaderData<typeof loader>();
  return <StoryPage key={story.handbackId} story={story} level={1} refused={refused ?? null} />;
}
