import type { Minimum } from "#app/features/nurture/touch-plan.ts";
import { count } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";

/** What is owed and whether the plan keeps it, in the span of days where it does least. */
export function MinimaLines({ minima }: { minima: Minimum[] }) {
  return (
    <ul className="plan-minima" aria-label="What is owed">
      {minima.map(({ what, least, days, planned, kept }) => (
        <li key={what}>
          <Risk kind={kept ? "good" : "block"}>
            {kept ? "At least" : "Only"} {count(planned, what === "calls" ? "call" : "touch", what)} in{" "}
            {kept ? "any" : "some"} {count(days, "day")}
          </Risk>{" "}
          <span className="quiet">
            {kept ? `${least === 0 ? "none" : least} owed` : `${least} owed: add a step or shorten the days`}
          </span>
        </li>
      ))}
    </ul>
  );
}
