/** What happens elsewhere, told to this page: server-sent events on one topic, with a way back after every break. */
import { useEffect, useRef, useState } from "react";
import { useReadAgain } from "./read-again.ts";

export type LiveState = "connecting" | "open" | "lost";
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Calls `onEvent` with what was announced. After a break it is called with null: something may have been missed, look again.
 * A browser gives up on an event source after an HTTP refusal; here it is opened anew, ever more slowly.
 */
export function useLive(topic: string | null, onEvent: (announced: unknown) => void): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const listener = useRef(onEvent);
  listener.current = onEvent;

  useEffect(() => {
    if (!topic) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT_MS;
    let broken = false;

    function open() {
      source = new EventSource(`/live?topic=${encodeURIComponent(topic ?? "")}`);
      source.onopen = () => {
        setState("open");
        wait = FIRST_WAIT_MS;
        if (broken) listener.current(null);
        broken = false;
      };
      source.onmessage = (message) => listener.current(parse(message.data));
      source.onerror = () => {
        broken = true;
        setState("lost");
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      };
    }
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [topic]);

  return state;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** For pages that simply read again when something happens. */
export function useLiveReload(topic: string | null): LiveState {
  return useLive(topic, useReadAgain());
}
