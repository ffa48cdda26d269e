import { type ShouldRevalidateFunctionArgs, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * Reads the page's facts again, one reading at a time. The router breaks off a reading when it is asked for the next, so that
 * events faster than the house answers would leave the page as it was; what is asked meanwhile is read once, afterwards.
 */
export function useReadAgain(): () => void {
  const { revalidate } = useRevalidator();
  const askedMeanwhile = useRef(false);

  const readAgain = useCallback(() => {
    askedMeanwhile.current = isReading();
    if (!askedMeanwhile.current) revalidate();
  }, [revalidate]);

  // After each drawing, not on a change of the state: React may draw the beginning and the end of a reading as one.
  useEffect(() => {
    if (askedMeanwhile.current) readAgain();
  });

  return readAgain;
}

/** As the router has it: what is drawn may be older, because it is drawn when nothing more urgent is. */
function isReading(): boolean {
  const { revalidation, navigation } = window.__remixRouter.state;
  return revalidation !== "idle" || navigation.state !== "idle";
}

/** Reads the page's facts again, so long after the last answer came: a slow answer is waited for. */
export function useReadEvery(pauseMs: number): void {
  const { state } = useRevalidator();
  const readAgain = useReadAgain();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(readAgain, pauseMs);
    return () => clearTimeout(timer);
  }, [readAgain, state, pauseMs]);
}

/** For a page on which a colleague may be quicker: its facts are read again after a refusal too, which would leave it as it was. */
export const alsoAfterRefusal = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  formMethod === "POST" || defaultShouldRevalidate;
