import { Link } from "@remix-run/react";
import type { Looked } from "#app/features/intake/by-hand/alike-company.server.ts";
import { Notice } from "#app/ui/notice.tsx";

/** "Is this Acme Plumbing in Leeds?", and whether they may be called. */
export function MetBefore({ met }: { met: Looked | null }) {
  const alike = met?.alike;
  return (
    <div aria-live="polite">
      {met?.closed ? <Notice kind="wait">{met.closed}</Notice> : null}
      {alike ? (
        <Notice kind={alike.certain ? "wait" : "plain"}>
          {alike.certain ? "This is " : "Is this "}
          {alike.leadId ? <Link to={`/leads/${alike.leadId}`}>{alike.name}</Link> : <b>{alike.name}</b>}
          {alike.place ? ` in ${alike.place}` : ""}
          {alike.certain ? "." : "?"} {alike.stage ? `It is ${alike.stage}.` : "It has no lead in this campaign."}{" "}
          <small>{alike.because.join("; ")}</small>
        </Notice>
      ) : null}
    </div>
  );
}
