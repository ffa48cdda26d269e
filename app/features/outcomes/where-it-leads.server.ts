import { hasGoneOn } from "#app/features/queue/unsaid-call.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { attempts, dispositions, leads } from "#db/schema.ts";
import { numbersLeft } from "./apply-effect.server.ts";
import { hasColleague } from "./colleague.server.ts";
import { zoneOfLead } from "./lead-zone.server.ts";
import { isPromisedSince } from "./promises/hear-caller.server.ts";
import { callsOfRound, roundWith } from "./round.server.ts";
import { type Following, type OutcomeFacts, whatFollows } from "./what-follows.ts";

type Call = typeof attempts.$inferSelect;
type Disposition = typeof dispositions.$inferSelect;

type Asked = {
  lead: typeof leads.$inferSelect;
  call: Call;
  outcomes: readonly Disposition[];
  now: Date;
} & Pick<OutcomeFacts, "chosenAt" | "sleepsFor" | "criteriaMet">;

export type Leading = {
  next: Following;
  /** Something else became of the lead since the call: it stays where it is. */
  stays: boolean;
  /** Numbers of the company that still work then. */
  numbersLeft: { id: string; hash: string }[];
};

/** Where each of these outcomes of a call leads, of one that is being saved and of those that an agent may choose from. */
export async function whereItLeads(db: Queryable, { lead, call, outcomes, now, ...said }: Asked): Promise<Leading[]> {
  const calls = await callsOfRound(db, lead);
  // Only a plan that goes by the part of the day asks where they are.
  const zone = outcomes.some(({ otherDayPart }) => otherDayPart)
    ? await zoneOfLead(db, { leadId: lead.id, now })
    : "UTC";
  const someLeft = outcomes.some(marksLeft);
  const { companyId } = lead;
  const colleague =
    someLeft && (await hasColleague(db, { leadId: lead.id, companyId, contactId: call.contactId, now }));
  const goneOn = await hasGoneOn(db, { lead, call, now });
  const promised = await isPromisedSince(db, { lead, call });

  const leading: Leading[] = [];
  for (const disposition of outcomes) {
    const left = await numbersLeft(db, { lead, call, disposition });
    const next = whatFollows(disposition, {
      ...said,
      sleptFor: lead.dormancyReason,
      numbersLeft: new Set(left.map(({ hash }) => hash)).size,
      hasColleague: marksLeft(disposition) && colleague,
      round: roundWith(calls, { disposition, zone }),
      now,
    });
    leading.push({ next, stays: goneOn || (promised && comesBack(disposition, next)), numbersLeft: left });
  }
  return leading;
}

const marksLeft = ({ effect, doNotCall }: Disposition): boolean => effect === "person" && !doNotCall;

/** Tried again or, after so many calls, left to rest: what a caller was told meanwhile stands either way. */
const comesBack = ({ toStage }: Disposition, next: Following): boolean =>
  next.ok && toStage === "ready" && (next.nextAction === "call" || next.nextAction === "wake");
