import { eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { clients, matchDecisions } from "#db/schema.ts";
import { chooseKept } from "./choose-kept.ts";
import { companyStandings } from "./company-standings.server.ts";
import { type ComparedLine, compareRecords } from "./compare-records.ts";
import { explain, type Step } from "./explain.ts";
import { furtherOn } from "./further-on.ts";
import { CERTAIN } from "./guards.ts";
import { ifSame, likelihoodWords, type Side } from "./if-same.ts";
import { LIKELY } from "./judge.ts";
import { minutesFor } from "./pace.ts";
import { settledBesides } from "./settled-besides.ts";
import { showQuestion } from "./show-question.server.ts";
import { type FoundRecord, shownRecords } from "./shown-records.server.ts";
import type { Evidence } from "./types.ts";
import { undoHours } from "./undo-answer.server.ts";
import { waitingQuestions } from "./waiting-questions.server.ts";
import { bitsToProbability } from "./weights.ts";

/** More columns than these nobody compares. */
const COLUMNS = 4;

export type ColumnHead = { letter: string; kept: boolean; where: string; calls: number; members: number };
export type Question = {
  id: string;
  clientId: string;
  client: string;
  heads: ColumnHead[];
  lines: ComparedLine[];
  probability: number;
  likelihood: string;
  /** From here they merge unasked; below there nobody is asked. */
  unaskedFrom: number;
  askedFrom: number;
  steps: Step[];
  weightsVersion: string | null;
  ifSame: string;
  putOff: boolean;
  /** A colleague who is looking at this group too, where every other one is taken. */
  alsoSeenBy: string | null;
  /** How many other questions the answer would answer with it. */
  besides: { same: number; different: number };
  /** The letters of the next question of this cluster, where both are on the screen. */
  upNext: string | null;
};

export type QuestionPage = {
  clients: { id: string; name: string; open: number }[];
  clientId: string | null;
  decided: number;
  left: number;
  minutes: number;
  mayUndo: boolean;
  question: Question | null;
};

/** What the page of likely duplicates shows: how far we are, and the one question that comes next. */
export async function openQuestions(
  db: Queryable,
  { clientId, by, now }: { clientId: string | null; by: string; now: Date },
): Promise<QuestionPage> {
  const { open, places } = await waitingQuestions(db, { clientId });
  const names = await db.select({ id: clients.id, name: clients.name }).from(clients).orderBy(clients.name);
  const counted = clientId ? (await waitingQuestions(db, { clientId: null })).open : open;
  const answered = await answersSince(db, { clientId, since: new Date(now.getTime() - undoHours * 3_600_000) });
  const mine = answered.filter((answer) => answer.by === by && answer.onThisPage);
  const { at, alsoSeenBy } = await showQuestion(db, { places, by, now });
  const [first, second] = places.slice(at);
  const current = first ? open.get(first.id) : undefined;
  const next = second && first && second.cluster === first.cluster ? open.get(second.id) : undefined;
  const around = places.filter(({ cluster }) => cluster === first?.cluster).flatMap(({ id }) => open.get(id) ?? []);
  return {
    clients: names
      .map((client) => ({
        ...client,
        open: [...counted.values()].filter((question) => question.clientId === client.id).length,
      }))
      .filter((client) => client.open > 0 || client.id === clientId),
    clientId,
    // By people: what a rule linked or settled was no question.
    decided: answered.filter(({ answer, by }) => answer !== "later" && by !== null).length,
    left: places.length,
    minutes: minutesFor(
      places.length,
      mine.map(({ at }) => at),
    ),
    mayUndo: mine.length > 0,
    question: current
      ? await questionOf(db, {
          current,
          next: next ?? null,
          alsoSeenBy,
          besides: settledBesides(current, open.values(), await toldApart(db, current)),
          others: around.flatMap(({ aRoot, bRoot }) => [aRoot, bRoot]),
          client: names.find(({ id }) => id === current.clientId)?.name ?? "",
        })
      : null,
  };
}

type Roots = { id: string; clientId: string; aRoot: string; bRoot: string; laterAt: Date | null };

async function questionOf(
  db: Queryable,
  {
    current,
    next,
    others,
    ...shown
  }: { current: Roots; next: Roots | null; others: string[] } & Pick<Question, "client" | "alsoSeenBy" | "besides">,
): Promise<Question | null> {
  const [stored] = await db.select().from(matchDecisions).where(eq(matchDecisions.id, current.id));
  const [one, other] = await companyStandings(db, [current.aRoot, current.bRoot]);
  if (!stored || !one || !other) return null;
  const kept = chooseKept(one, other);
  const merged = kept === one ? other : one;
  const columns = [...new Set([kept.companyId, merged.companyId, ...others])].slice(0, COLUMNS);
  const records = await shownRecords(db, columns);
  const letterOf = new Map(records.map(({ companyId }, at) => [companyId, "ABCD".charAt(at)]));
  const sideOf = ({ companyId, leads }: typeof one): Side => {
    const record = records.find((shown) => shown.companyId === companyId);
    return {
      letter: letterOf.get(companyId) ?? "",
      leads,
      people: record?.people.length ?? 0,
      numbers: record?.phones.length ?? 0,
      emails: record?.emails.length ?? 0,
    };
  };
  const [keptSide, mergedSide] = [sideOf(kept), sideOf(merged)];
  const goesOn = new Map<string, Side>();
  for (const lead of kept.leads) {
    const twin = merged.leads.find(({ campaignId }) => campaignId === lead.campaignId);
    if (twin) goesOn.set(lead.campaignId, furtherOn(lead, twin) === lead ? keptSide : mergedSide);
  }
  const [nextA, nextB] = next ? [letterOf.get(next.aRoot), letterOf.get(next.bRoot)].sort() : [];
  return {
    id: current.id,
    clientId: current.clientId,
    ...shown,
    heads: records.map((record, at) => headOf(record, "ABCD".charAt(at), at === 0)),
    lines: compareRecords(records),
    probability: stored.probability,
    likelihood: likelihoodWords(stored.probability),
    unaskedFrom: bitsToProbability(CERTAIN),
    askedFrom: bitsToProbability(LIKELY),
    // Written by the import in this shape, and by nobody else.
    steps: explain({ probability: stored.probability, evidence: stored.evidence as Evidence[] }),
    weightsVersion: stored.weightsVersion,
    ifSame: ifSame(keptSide, mergedSide, goesOn),
    putOff: current.laterAt !== null,
    upNext: nextA && nextB ? `${nextA} and ${nextB}` : null,
  };
}

function headOf({ lines, calls, members }: FoundRecord, letter: string, kept: boolean): ColumnHead {
  const [first] = lines;
  const more = lines.length > 1 ? ` and ${lines.length - 1} more` : "";
  const where = first ? `Line ${first.line.toLocaleString("en-GB")}${more}` : "Added by hand";
  return { letter, kept, where, calls, members };
}

/** Groups of which somebody has said that they are another company than one of these two. */
async function toldApart(
  db: Queryable,
  { clientId, aRoot, bRoot }: Roots,
): Promise<{ aRoot: string; bRoot: string }[]> {
  const found = await db.execute<{ aRoot: string; bRoot: string }>(sql`
    select coalesce(a.merged_into_id, a.id) as "aRoot", coalesce(b.merged_into_id, b.id) as "bRoot"
    from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
    where d.client_id = ${clientId} and d.answer in ('different', 'branch')
      and (coalesce(a.merged_into_id, a.id) in (${aRoot}, ${bRoot}) or coalesce(b.merged_into_id, b.id) in (${aRoot}, ${bRoot}))`);
  return found.rows;
}

async function answersSince(db: Queryable, { clientId, since }: { clientId: string | null; since: Date }) {
  return db
    .select({
      by: matchDecisions.answeredBy,
      at: sql<Date>`${matchDecisions.answeredAt}`.mapWith(matchDecisions.answeredAt),
      answer: matchDecisions.answer,
      onThisPage: sql<boolean>`${matchDecisions.batchId} is not null`,
    })
    .from(matchDecisions)
    .where(
      sql`${matchDecisions.answeredAt} > ${since.toISOString()}::timestamptz and (${clientId}::uuid is null or ${matchDecisions.clientId} = ${clientId}::uuid)`,
    );
}
