const heartbeatMs = 20_000;

type Stream = {
  signal: AbortSignal;
  /** Begins to follow; the returned function ends it. */
  follow: (send: (data: unknown) => void) => () => void;
  /** Asked at every heartbeat, and whenever `whenInDoubt` says so: may this person still listen? */
  stillAllowed: () => Promise<boolean>;
  whenInDoubt: (ask: () => void) => () => void;
  onEnd: () => void;
};

/** Server-sent events. A heartbeat keeps proxies from closing the stream, and ends it when the listener may hear no more. */
export function eventStream({ signal, follow, stillAllowed, whenInDoubt, onEnd }: Stream): Response {
  const text = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      const say = (line: string) => {
        if (!ended) controller.enqueue(text.encode(line));
      };
      const unfollow = follow((data) => say(`data: ${JSON.stringify(data)}\n\n`));
      const ask = () => {
        stillAllowed().then(
          (allowed) => (allowed ? say(": still here\n\n") : end()),
          () => end(),
        );
      };
      const trust = whenInDoubt(ask);
      const heart = setInterval(ask, heartbeatMs);
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heart);
        unfollow();
        trust();
        onEnd();
        try {
          controller.close();
        } catch {
          // The listener had gone first.
        }
      };
      say(": open\n\n");
      signal.addEventListener("abort", () => end(), { once: true });
      // Whoever left before we came here would never be heard leaving.
      if (signal.aborted) end();
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
