import { useSessionStorage } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { chosenNumber, type DeskPhase } from "../desk-phase.ts";
import type { DeskView } from "../desk-view.ts";

/** Long enough to read whom, short enough to keep the pace. */
const START_AFTER_SECONDS = 6;

export type Power = {
  on: boolean;
  /** Seconds until the call starts by itself; null while none will. */
  startsIn: number | null;
  toggle: () => void;
};

/**
 * Power mode: after the wrap-up of one call the next starts by itself. Any key or touch meanwhile stops it for this lead; whatever stands
 * between an agent and a call (a warning of the law, a closed line, an open question) stops it too, and the law is asked at the dial as ever.
 */
export function usePower(view: DeskView, phase: DeskPhase, call: () => void): Power {
  const [on, setOn] = useSessionStorage<boolean>({ key: "rk-power", defaultValue: false });
  const [startsIn, setStartsIn] = useState<number | null>(null);
  const wrapped = useRef<string | null>(null);
  const leadId = view.lead?.id ?? null;

  useEffect(() => {
    if (phase === "wrap") wrapped.current = leadId;
    if (phase !== "before" || wrapped.current === null || wrapped.current === leadId) return;
    wrapped.current = null;
    if (on) setStartsIn(START_AFTER_SECONDS);
  }, [phase, leadId, on]);

  const number = chosenNumber(view);
  const clear =
    phase === "before" && number?.verdict === "allow" && !number.warns && !view.offline && !view.lineProblem;
  const counting = on && startsIn !== null;
  const dial = useRef(call);
  dial.current = call;

  useEffect(() => {
    if (!counting) return;
    if (!clear) return setStartsIn(null);
    const timer = setTimeout(() => {
      if (startsIn > 1) return setStartsIn(startsIn - 1);
      setStartsIn(null);
      dial.current();
    }, 1000);
    return () => clearTimeout(timer);
  }, [counting, clear, startsIn]);

  useEffect(() => {
    if (!counting) return;
    const stop = () => setStartsIn(null);
    window.addEventListener("keydown", stop, { capture: true });
    window.addEventListener("pointerdown", stop, { capture: true });
    return () => {
      window.removeEventListener("keydown", stop, { capture: true });
      window.removeEventListener("pointerdown", stop, { capture: true });
    };
  }, [counting]);

  return {
    on,
    startsIn: counting ? startsIn : null,
    toggle() {
      setStartsIn(null);
      setOn(!on);
    },
  };
}
