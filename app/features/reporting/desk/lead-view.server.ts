import { desc, eq } from "drizzle-orm";
import { type Branch, branchesOf } from "#app/features/companies/branches.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { zoneOfLead } from "#app/features/outcomes/lead-zone.server.ts";
import type { DeskLead } from "#app/features/queue/desk-view.ts";
import { date, dayAt, placeOf } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { importRows } from "#db/schema.ts";
import type { HeldLead } from "./held-lead.server.ts";
import { whyNow } from "./history-words.ts";
import { deskLines, deskOutcomes, deskQuestions } from "./lead-sheet.server.ts";
import { momentWords } from "./moment-words.ts";
import { deskPeople } from "./people.server.ts";
import { placeInQueue } from "./queue-words.server.ts";
import { saidBefore } from "./said-before.server.ts";
import { rangUsAt, wokenBy } from "./woken-by.server.ts";

type Asked = {
  by: string;
  agentName: string;
  agencyName: string;
  now: Date;
  mine: { id: string; name: string }[];
};

/** Everything of the held lead that the desk shows, and the answers already given. */
export async function leadView(
  db: Queryable,
  held: HeldLead,
  { by, agentName, agencyName, now, mine }: Asked,
): Promise<{ lead: DeskLead; given: Record<string, string> }> {
  const { lead, company, client, token, call } = held;
  const zone = await zoneOfLead(db, { leadId: lead.id, now });
  const shortName = client.name.split(" ")[0] ?? client.name;
  const place = company.city ?? placeOf(zone);
  const verdicts = await judgeNumbers(db, { leadId: lead.id, now });
  const { people, more: morePeople } = await deskPeople(db, { held, verdicts, where: { now, zone, place } });
  const { questions, given } = await deskQuestions(db, held, now);
  const { said, more: moreSaid, calls } = await saidBefore(db, { leadId: lead.id, token, zone, client: shortName });
  const contract = { startOn: lead.contractStartOn, endOn: lead.contractEndOn, months: lead.contractMonths };
  const asked = people.find(({ id, gone }) => id && !gone);
  const owner = people.find(({ id, numbers }) => id && numbers.some((number) => number.id === call?.phoneNumberId));
  const woken = await wokenBy(db, lead.id);
  const rangUs = await rangUsAt(db, lead.id);
  const story = {
    ...lead,
    contract,
    woken,
    promisedTo: lead.assigneeId === by ? ("you" as const) : null,
    rangUs,
    calls,
    client: shortName,
  };
  // Once it is called, the queue speaks of its next time.
  const behind = call ? null : await placeInQueue(db, { lead, mine, by, now });
  return {
    given,
    lead: {
      id: lead.id,
      name: company.name,
      facts: await factsOf(db, held),
      stage: lead.stage,
      owner: lead.owner,
      ownerName: agentName.split(" ")[0] ?? agentName,
      zone,
      place,
      nextAction: nextActionWords(lead, now, zone),
      why: [
        ...whyNow(story, behind, { now, today: dayAt(now, zone), zone }),
        ...otherSites(await branchesOf(db, company.id), zone),
      ],
      people,
      morePeople,
      said,
      moreSaid,
      lines: await deskLines(db, held, {
        ...{ woken, rangUs, now },
        names: {
          first: asked ? (asked.name.split(" ")[0] ?? null) : null,
          agent: agentName.split(" ")[0] ?? agentName,
          client: client.name,
          agency: agencyName,
          legal: client.legalName,
        },
      }),
      asksTitle: `${shortName} asks`,
      questions,
      contract: { endOn: lead.contractEndOn, months: lead.contractMonths, supplier: lead.competitor },
      ...(await deskOutcomes(db, held, { contract, asked: (owner ?? asked)?.name ?? null, now, zone })),
    },
  };
}

/** A chain has hundreds. */
const SITES = 3;

/** Sites of one firm that have leads of their own: an agent should not be surprised to hear of a colleague's call. */
function otherSites(branches: readonly Branch[], zone: string): DeskLead["why"] {
  const told = branches.slice(0, SITES).map(({ company, city, postcode, stage, lastCalledAt }) => {
    const place = [city, postcode].filter(Boolean).join(" ");
    const standing = [stage, lastCalledAt ? `called ${date(lastCalledAt, zone)}` : null].filter(Boolean).join(", ");
    return [company, place ? ` in ${place}` : "", standing ? ` (${standing})` : ""].join("");
  });
  const more = branches.length > SITES ? `; and ${branches.length - SITES} more` : "";
  return told.length > 0 ? [{ term: "Other sites", says: `${told.join("; ")}${more}` }] : [];
}

/** "Haulage · Manchester · 42 employees · line 318 of Calder’s file" */
async function factsOf(db: Queryable, { lead, company, client }: HeldLead): Promise<string> {
  const [row] = await db
    .select({ line: importRows.line })
    .from(importRows)
    .where(eq(importRows.leadId, lead.id))
    .orderBy(desc(importRows.verdict), importRows.line)
    .limit(1);
  const employees = company.employees && /^\d/.test(company.employees) ? `${company.employees} employees` : null;
  const source = row ? `line ${row.line} of ${client.name.split(" ")[0]}’s file` : "added by hand";
  return [company.industry, company.city, employees, source].filter(Boolean).join(" · ");
}

function nextActionWords({ nextAction, dueAt }: HeldLead["lead"], now: Date, zone: string): string {
  if (!nextAction || !dueAt) return "";
  const what = nextAction === "callback" ? "Callback" : "Call";
  const day = dayAt(dueAt, zone);
  if (day < dayAt(now, zone)) return `${what}, due since ${momentWords(dueAt, now, zone)}`;
  return nextAction === "callback" ? `${what}, ${momentWords(dueAt, now, zone)}` : `${what}, due today`;
}
