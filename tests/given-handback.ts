import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { type GivenLead, givenLead, type Story } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";

type Told = { now?: Date; campaign?: Story["calder"] } & Parameters<typeof givenLead>[2];
export type GivenHandback = { handbackId: string; lead: GivenLead };

/** A lead that Priya qualified on a call: it stands at the gate with its answers. Two hours before, in the tests' time. */
export async function givenAtGate(
  db: Db,
  story: Story,
  { now = tuesday10am, campaign = story.calder, ...about }: Told = {},
): Promise<GivenHandback> {
  const lead = await givenLead(db, campaign, { ...about, priority: 100, now });
  const call = await givenEndedCall(db, { by: story.priya, now });
  if (call.leadId !== lead.leadId) throw new Error("Another lead came first: qualify one after the other.");
  const said = minutesAfter(now, 3);
  await givenAnswers(db, { ...call, by: story.priya, now: said });
  const recorded = await recordOutcome(db, {
    ...call,
    disposition: "qualified",
    chosenAt: null,
    zone: null,
    by: story.priya,
    now: said,
  });
  if (!recorded.ok) throw new Error(recorded.reason);
  const { rows } = await db.execute<{ id: string }>(
    `select id from handbacks where lead_id = '${lead.leadId}' and status = 'gate'`,
  );
  return { handbackId: rows[0]?.id ?? "", lead };
}

/** One that Marc let through the gate ten minutes after the call: it waits for the client. */
export async function givenPassed(db: Db, story: Story, about: Told = {}): Promise<GivenHandback> {
  const given = await givenAtGate(db, story, about);
  const passed = await passLead(db, {
    handbackId: given.handbackId,
    summary: "42 vehicles; the Fleetmark contract ends on 28 February. Helen Marsh would see a demonstration.",
    by: story.marc,
    now: minutesAfter(about.now ?? tuesday10am, 10),
  });
  if (!passed.ok) throw new Error(passed.reason);
  return given;
}
