import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { mostAtOnce } from "./answer-many.server.ts";
import { type PatternQuestion, questionPatterns } from "./question-patterns.ts";
import { waitingQuestions } from "./waiting-questions.server.ts";

export type ShownPattern = {
  key: string;
  says: string[];
  from: number;
  to: number;
  questions: { id: string; a: string; b: string }[];
};

type Row = PatternQuestion & { client: string };

/** Groups of open questions that one answer may do for: what they have in common, and each pair by name. */
export async function patternsPage(db: Queryable, { clientId }: { clientId: string | null }): Promise<ShownPattern[]> {
  const { open } = await waitingQuestions(db, { clientId });
  const ids = [...open.values()].filter(({ laterAt }) => laterAt === null).map(({ id }) => id);
  const found = await db.execute<Row>(sql`
    select d.id, d.probability, d.evidence, concat_ws(', ', a.name, a.city) as a, concat_ws(', ', b.name, b.city) as b, d.client_id as client
    from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
    where d.id = any(${sql.param(ids)}::uuid[])`);
  const clients = [...new Set(found.rows.map(({ client }) => client))].sort();
  return clients
    .flatMap((client) =>
      questionPatterns(found.rows.filter((row) => row.client === client)).map((pattern) => ({ client, pattern })),
    )
    .map(({ client, pattern: { key, questions, from, to } }) => ({
      key: `${client} ${key}`,
      // The words of the likeliest pair: what is said of crowds and letters may be a little else for the others.
      says: questions[0]?.evidence.map(({ text }) => text) ?? [],
      from,
      to,
      questions: questions.slice(0, mostAtOnce).map(({ id, a, b }) => ({ id, a, b })),
    }));
}
