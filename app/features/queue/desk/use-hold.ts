import { useEffect, useRef } from "react";
import { HOLD_WARNS_SECONDS } from "./bar-words.ts";

const AGAIN_MS = 5000;

/** In the last minute of the hold any key or touch keeps the lead; asked at most every few seconds. */
export function useHold(secondsLeft: number | null, onExtend: () => void): void {
  const ending = secondsLeft !== null && secondsLeft <= HOLD_WARNS_SECONDS && secondsLeft > 0;
  const extend = useRef(onExtend);
  extend.current = onExtend;

  useEffect(() => {
    if (!ending) return;
    let asked = Number.NEGATIVE_INFINITY;
    function onTouch(event: Event) {
      if (event.timeStamp - asked < AGAIN_MS) return;
      asked = event.timeStamp;
      extend.current();
    }
    window.addEventListener("keydown", onTouch, { capture: true });
    window.addEventListener("pointerdown", onTouch, { capture: true });
    return () => {
      window.removeEventListener("keydown", onTouch, { capture: true });
      window.removeEventListener("pointerdown", onTouch, { capture: true });
    };
  }, [ending]);
}
