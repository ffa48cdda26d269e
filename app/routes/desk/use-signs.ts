import { useEffect, useRef } from "react";

const EVERY_MS = 60_000;
const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/**
 * Says once a minute that somebody is there, if they were: a key, a hand on the mouse. An open page alone says nothing, so that a desk
 * that was left loses its lead and its session in time.
 * @param about what they are there for; nothing is said without it
 */
export function useSigns(about: string | undefined, onSign: () => void): void {
  const say = useRef(onSign);
  say.current = onSign;

  useEffect(() => {
    if (about === undefined) return;
    let seen = false;
    const see = () => {
      seen = true;
    };
    for (const sign of signs) window.addEventListener(sign, see, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (seen) say.current();
      seen = false;
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, see, { capture: true });
    };
  }, [about]);
}
