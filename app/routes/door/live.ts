import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireListener, whoIsStill } from "#app/features/auth/guards.server.ts";
import { mayFollow } from "#app/features/auth/may-follow.ts";
import { sessionsTopic } from "#app/features/auth/sessions.server.ts";
import { eventStream } from "#app/kit/event-stream.server.ts";
import { liveHub } from "#app/kit/live.server.ts";

/** A few windows each; a page that opens streams without end must not take the house's connections. */
const mostEach = 8;
const open = new Map<string, number>();

/** What is announced on a topic, as it happens. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireListener(request);
  const topic = new URL(request.url).searchParams.get("topic") ?? "";
  if (!mayFollow(person, topic)) throw notFound();
  const streams = open.get(person.id) ?? 0;
  if (streams >= mostEach) return new Response("Too many windows follow at once; close some.", { status: 429 });

  open.set(person.id, streams + 1);
  return eventStream({
    signal: request.signal,
    follow: (send) => liveHub().follow(topic, ({ data }) => send(data)),
    stillAllowed: async () => {
      const still = await whoIsStill(request);
      return still?.id === person.id && mayFollow(still, topic);
    },
    whenInDoubt: (ask) => liveHub().follow(sessionsTopic(person.id), ask),
    onEnd: () => {
      const left = (open.get(person.id) ?? 1) - 1;
      if (left > 0) open.set(person.id, left);
      else open.delete(person.id);
    },
  });
}
