import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { answerPair } from "#app/features/matching/answer-pair.server.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import type { Db } from "#db/client.server.ts";
import { merges } from "#db/schema.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { givenQuestion } from "./given-question.ts";
import { later, nextWeek } from "./merging.ts";

const head = "Lead ID,Company,Contact,Phone,Website,Street,City,Postcode";
const file = (...rows: string[]) => Buffer.from([head, ...rows, ""].join("\r\n"));

/** Two records that are one unasked, a third that is linked to one of them as a branch, and a newer file of the first. */
async function givenFamily(db: Db, { calder, marc, ...story }: Story, nth = 0) {
  const at = `020 7946 01${10 + nth},harrow${nth}.example,${nth + 2} Mill Lane,Leeds,LS${nth + 1} 4AP`;
  const commit = (row: string, now: Date) => givenCommitted(db, { ...calder, by: marc, bytes: file(row), now });
  await commit(`SF-${nth},Harrow${nth} Logistics Ltd,Helen Marsh,${at}`, later);
  await commit(`SG-${nth},Harrow${nth} Logistcs Ltd,Dan Ellwood,${at}`, later);
  const newer = await commit(`SF-${nth},Harrow${nth} Logistics Ltd,Olga Reyes,${at}`, later);
  const merge = (await db.select().from(merges)).at(-1);
  if (!merge) throw new Error("The two rows did not merge.");
  const site = { ...(await givenLead(db, calder)), e164: "" };
  const linked = await givenQuestion(db, { calder, marc, ...story }, site, { ...site, companyId: merge.keptCompanyId });
  await answerPair(db, { decisionId: linked, answer: "branch", by: marc, now: later });
  const by = { by: marc, now: nextWeek };
  return [
    () => unmerge(db, { mergeId: merge.id, ...by }),
    () => unlinkBranch(db, { decisionId: linked, ...by }),
    () => undoImport(db, { importId: newer, ...by }),
  ] as const;
}

/** Who waits for their turn, and of what they have locked rows already. */
const waiting = async (db: Db) =>
  (
    await db.execute<{ tables: string | null }>(sql`
      select string_agg(c.relname, ', ') as tables from pg_locks w join pg_database d on d.oid = w.database and d.datname = current_database()
      left join pg_locks h on h.pid = w.pid and h.granted and h.mode in ('RowShareLock', 'RowExclusiveLock')
      left join pg_class c on c.oid = h.relation
      where w.locktype = 'advisory' and not w.granted group by w.pid`)
  ).rows.map(({ tables }) => tables);

dbTest(
  "whoever parts two, or takes a file back, has nothing in hand while they wait for their turn",
  async ({ db }) => {
    const story = await givenStory(db);
    const acts = await givenFamily(db, story);

    const answers = await db.transaction(async (tx) => {
      await lockCompanies(tx, story.calder.clientId);
      const partings = [acts[0](), acts[1]()] as const;
      await expect.poll(() => waiting(db), { timeout: 10_000 }).toEqual([null, null]);
      // A file that came before them would send them away at once.
      const underWay = [...partings, acts[2]()] as const;
      await expect.poll(() => waiting(db), { timeout: 10_000 }).toEqual([null, null, null]);
      return { underWay };
    });

    const [parted, unlinked, undone] = await Promise.all(answers.underWay);
    expect([parted.ok, unlinked, undone.ok]).toEqual([true, { ok: true }, true]);
  },
);

dbTest(
  "two partings and what is taken away at the same moment all end in an answer",
  { timeout: 120_000 },
  async ({ db }) => {
    const story = await givenStory(db);
    const callers = [story.priya, story.tomasz, story.leah];
    for (let round = 0; round < 6; round++) {
      const acts = await givenFamily(db, story, round);
      const takenOff = () =>
        removeCaller(db, {
          ...{ campaignId: story.calder.campaignId, userId: callers[round % 3] ?? "" },
          ...{ by: story.marc, now: nextWeek },
        });
      const all = [...acts, takenOff];
      // Each comes first once.
      const turned = all.map((_, at) => all[(at + round) % all.length]);

      const answers = await Promise.all(turned.map((act) => act?.()));

      for (const answer of answers) expect(answer).toHaveProperty("ok");
    }
  },
);
