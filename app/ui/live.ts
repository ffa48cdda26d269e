/** What happens elsewhere, told to this page: server-sent events on one topic, with a way back after every break. */
import { useEffect, useRef, useState } from "react";
import { useReadAgain } from "./read-again.ts";

export type LiveState = "connecting" | "open" | "lost";
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Calls `onEvent` with what was announced. After a break it is called with null: something may have been missed, look again.
 * A browser gives up on an event source after an HTTP refusal; here it is opened anew, ever more slowly.
 *
 * A page that nobody sees does not listen: a browser has six connections to a house without HTTP/2, and with a seventh page every
 * one of them would stand still.
 * @param alsoHidden listens all the same, for the one page of its kind that a person has
 */
export function useLive(
  topic: string | null,
  onEvent: (announced: unknown) => void,
  { alsoHidden = false }: { alsoHidden?: boolean } = {},
): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const listener = useRef(onEvent);
  listener.current = onEvent;

  useEffect(() => {
    if (!topic) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT_MS;
    let broken = !alsoHidden && document.hidden;

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
    function close() {
      clearTimeout(timer);
      source?.close();
      broken = true;
    }
    const turned = () => (document.hidden ? close() : open());
    if (alsoHidden || !document.hidden) open();
    if (!alsoHidden) document.addEventListener("visibilitychange", turned);
    return () => {
      document.removeEventListener("visibilitychange", turned);
      close();
    };
  }, [topic, alsoHidden]);

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
