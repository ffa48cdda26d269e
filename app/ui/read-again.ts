import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * Reads the page's facts again, one reading at a time. The router breaks off a reading when it is asked for the next, so that
 * events faster than the house answers would leave the page as it was; what is asked meanwhile is read once, afterwards.
 */
export function useReadAgain(): () => void {
  const { revalidate, state } = useRevalidator();
  const reading = useRef(false);
  const askedMeanwhile = useRef(false);
  if (state !== "idle") reading.current = true;

  const readAgain = useCallback(() => {
    askedMeanwhile.current = reading.current;
    if (reading.current) return;
    reading.current = true;
    revalidate();
  }, [revalidate]);

  // After each drawing, not on a change of the state: React may draw the beginning and the end of a reading as one.
  useEffect(() => {
    if (state !== "idle") return;
    reading.current = false;
    if (askedMeanwhile.current) readAgain();
  });

  return readAgain;
}

/** Reads the page's facts again, so long after the last answer came: a slow answer is waited for. */
export function useReadEvery(pauseMs: number): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, pauseMs);
    return () => clearTimeout(timer);
  }, [revalidate, state, pauseMs]);
}
