import { useFetcher } from "@remix-run/react";
import { type FormEvent, useCallback, useId } from "react";

export type OneAtATime<Reply> = ReturnType<typeof useOneAtATime<Reply>>;

/**
 * A fetcher that sends nothing while what it sent is under way. Two presses may come before the page has been drawn once, so that this is asked of
 * the router itself; sent all the same, the second act would go on after its form is gone, and the router then follows no link any more.
 */
export function useOneAtATime<Reply>() {
  const key = useId();
  const fetcher = useFetcher<Reply>({ key });
  const busy = fetcher.state !== "idle";
  const isUnderWay = useCallback(() => {
    const sent = window.__remixRouter.state.fetchers.get(key);
    // The answer may be there already, and the page that it leads to not yet drawn.
    return busy || (sent !== undefined && sent.state !== "idle");
  }, [key, busy]);
  /** For the `onSubmit` of its forms. */
  const onlyOnce = useCallback((event: FormEvent) => (isUnderWay() ? event.preventDefault() : undefined), [isUnderWay]);
  return { fetcher, busy, isUnderWay, onlyOnce };
}
