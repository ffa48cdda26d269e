import { time, weekday } from "#app/ui/format.ts";
import { Owner } from "#app/ui/owner.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import type { DeskLead } from "../desk-view.ts";

/** Who it is; whose, at what stage, what hour it is there, what comes next: in sight in every state. */
export function LeadHeader({ lead, now }: { lead: DeskLead; now: Date }) {
  return (
    <header className="desk-lead">
      <div>
        <h1 title={lead.name}>{lead.name}</h1>
        <p title={lead.facts}>{lead.facts}</p>
      </div>
      <dl>
        <div>
          <dt>Stage</dt>
          <dd>
            <StageMark stage={lead.stage} />
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>
            <Owner who={lead.owner} name={lead.ownerName} />
          </dd>
        </div>
        <div>
          <dt>There now</dt>
          <dd className="num" title={lead.place}>
            {time(now, lead.zone)} {weekday(now, lead.zone)}
          </dd>
        </div>
        <div>
          <dt>Next action</dt>
          <dd>{lead.nextAction}</dd>
        </div>
      </dl>
    </header>
  );
}
