import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { declineLead } from "#app/features/handback/decline-lead.server.ts";
import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { refuseAtGate } from "#app/features/handback/refuse-at-gate.server.ts";
import { reportProgress } from "#app/features/handback/report-progress.server.ts";
import { settleByHand } from "#app/features/nurture/settle-by-hand.server.ts";
import { addNumber } from "#app/features/queue/add-number.server.ts";
import { endResearch } from "#app/features/queue/end-research.server.ts";
import { declineReasons } from "#db/vocabulary.ts";
import { note, type World } from "./world.ts";

type Row = { id: string; client_id: string; stage: string };

/** The manager's day at the gate: most of what was qualified goes on to the client, some comes back, some waits. */
export async function standAtGate(world: World): Promise<void> {
  const { dice, now, manager } = world;
  for (const { id: handbackId } of await handbacksThatAre(world, "gate")) {
    const does = dice.weighted({ pass: 80, refuse: 10, wait: 10 });
    const by = { handbackId, by: manager, now };
    if (does === "refuse") await refuseAtGate(world.database.db, { ...by, note: "Ask who decides." });
    if (does !== "pass") continue;
    const passed = await passLead(world.database.db, { ...by, summary: "Forty vans, and they would see it." });
    if (!passed.ok && passed.reason !== "not-at-the-gate") note(world, "gate-lets-through", handbackId, passed.reason);
  }
}

/** The clients' people answer what they were given, or let it run out, and say what became of the rest. */
export async function clientsAnswer(world: World): Promise<void> {
  const { dice, now, database } = world;
  for (const { id: handbackId, client_id: clientId } of await handbacksThatAre(world, "passed")) {
    const does = dice.weighted({ accept: 40, decline: 12, wait: 48 });
    const theirs = { handbackId, clientId, by: personOf(world, clientId), now };
    if (does === "accept") await database.forClient(clientId, (tx) => acceptLead(tx, theirs));
    if (does === "decline") {
      const said = { ...theirs, reason: dice.pick(declineReasons), note: "Not for us as it stands." };
      await database.forClient(clientId, (tx) => declineLead(tx, said));
    }
  }
  for (const { id: handbackId, client_id: clientId } of await handbacksThatAre(world, "accepted")) {
    if (!dice.chance(0.25)) continue;
    const kind = dice.weighted({ contacted: 40, meeting: 25, quoted: 15, won: 8, lost: 8, returned: 4 });
    const value = kind === "won" ? { value: "12,000" } : {};
    const theirs = { handbackId, clientId, by: personOf(world, clientId), now, nextOn: null, note: "As we spoke." };
    await database.forClient(clientId, (tx) => reportProgress(tx, { ...theirs, kind, ...value }));
  }
}

const personOf = ({ campaigns }: World, clientId: string): string =>
  campaigns.find((campaign) => campaign.clientId === clientId)?.person ?? "";

async function handbacksThatAre({ ownerPool }: World, status: string): Promise<Row[]> {
  const text =
    "select id, client_id, status as stage from handbacks where status = $1 and ended_at is null order by qualified_at, id";
  return (await ownerPool.query<Row>(text, [status])).rows;
}

/** Somebody looks for numbers: most are found, some firms are gone. */
export async function lookForNumbers(world: World): Promise<void> {
  const { dice, now, manager, ownerPool } = world;
  const { rows } = await ownerPool.query<{ id: string; country: string }>(
    `select l.id, f.country from leads l join companies f on f.id = l.company_id
     where l.stage = 'research' and l.merged_into_id is null and l.due_at <= $1 order by l.due_at, l.id limit 40`,
    [now],
  );
  for (const { id: leadId, country } of rows) {
    const number = country === "GB" && dice.chance(0.7) ? world.spareNumbers.pop() : undefined;
    const by = { leadId, by: manager, now };
    if (number) await addNumber(world.database.db, { ...by, number, name: null, jobTitle: null });
    else await endResearch(world.database.db, { ...by, end: dice.chance(0.3) ? "out-of-business" : "nothing-found" });
  }
}

/** Letters, cards and invitations that are due are sent by a person, who now and then presses twice. */
export async function sendByHand(world: World): Promise<void> {
  const { dice, now, manager, ownerPool } = world;
  const { rows } = await ownerPool.query<{ id: string }>(
    `select id from touches where status = 'planned' and kind in ('letter', 'card', 'event') and due_at <= $1
     order by due_at, id limit 150`,
    [now],
  );
  for (const { id: touchId } of rows) {
    const press = { touchId, done: dice.chance(0.85), by: manager, now };
    const presses = Array.from({ length: dice.chance(0.1) ? 2 : 1 }, () => settleByHand(world.database.db, press));
    const settled = (await Promise.all(presses)).filter(({ ok }) => ok);
    if (settled.length > 1) note(world, "touch-settled-once", touchId, "Two presses both settled it.");
  }
}
