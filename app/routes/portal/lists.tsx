import { Link } from "@remix-run/react";
import type { Inbox, YoursLine } from "#app/features/handback/inbox.ts";
import { shortDay, standingOf } from "#app/features/handback/standing.ts";
import { Risk } from "#app/ui/risk.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";

const linkTo = (handbackId: string) => `/portal/leads/${handbackId}`;
const shown = (handbackId: string, open: string | undefined) => (handbackId === open ? "page" : undefined);

export function WaitingList({ inbox, open }: { inbox: Inbox; open: string | undefined }) {
  return (
    <ul className="portal-inbox">
      {inbox.waiting.map(({ handbackId, company, summary, acceptBy }) => (
        <li key={handbackId}>
          <Link to={linkTo(handbackId)} aria-current={shown(handbackId, open)} prefetch="intent">
            <p>
              <b>{company}</b>
              <span className="quiet num">Answer by {shortDay(acceptBy, inbox.zone)}</span>
            </p>
            {summary ? <p>{summary}</p> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

type YoursProps = { lines: YoursLine[]; inbox: Pick<Inbox, "now" | "zone">; open?: string | undefined };

/** What is the client's: its stage, who has it, and what is due, in one place. */
export function YoursList({ lines, inbox, open }: YoursProps) {
  const here = { now: new Date(inbox.now), zone: inbox.zone };
  return (
    <ul className="portal-inbox">
      {lines.map((line) => {
        const { says, late } = standingOf(line, here);
        return (
          <li key={line.handbackId}>
            <Link to={linkTo(line.handbackId)} aria-current={shown(line.handbackId, open)} prefetch="intent">
              <p>
                <b>{line.company}</b>
                <StageMark stage={line.stage} />
              </p>
              <p>
                {late ? <Risk kind="wait">{says}</Risk> : says}
                {line.ownerName && line.status === "accepted" ? <span className="who">{line.ownerName}</span> : null}
              </p>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
