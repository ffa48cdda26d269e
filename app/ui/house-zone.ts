import { useMatches } from "@remix-run/react";
import type { ClockFacts } from "./clock.tsx";

/** The agency's own zone, as the shell around this page was given it: every time is told there, unless the page says whose it is. */
export function useHouseZone(): string {
  const shell = useMatches().find(({ data }) => (data as { clock?: ClockFacts } | undefined)?.clock);
  return (shell?.data as { clock: ClockFacts } | undefined)?.clock.zone ?? "UTC";
}
