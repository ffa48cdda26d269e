import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Loads the page's facts anew, so long after the last answer came: a slow answer is waited for, not cut off by the next question. */
export function useAskAgain(pauseMs: number): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, pauseMs);
    return () => clearTimeout(timer);
  }, [revalidate, state, pauseMs]);
}
