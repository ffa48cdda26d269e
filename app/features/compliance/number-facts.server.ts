import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { attempts, consents, suppressions, users } from "#db/schema.ts";
import type { CampaignSector } from "#db/vocabulary.ts";
import { bareFacts } from "./bare-facts.ts";
import { rang, reached } from "./call-facts.server.ts";
import { attemptsSince } from "./caps.ts";
import type { CallFacts } from "./facts.ts";
import { hashOf } from "./hash.server.ts";
import { readNumber } from "./numbers.ts";
import { rulesOfHouse } from "./rule-rows.server.ts";
import { saysOf, screeningsOf } from "./screened.server.ts";

export type OwnWord = {
  id: string;
  agencyWide: boolean;
  source: string;
  by: string | null;
  at: Date;
  fromList: boolean;
};
export type OwnConsent = { id: string; sector: CampaignSector; evidence: string; by: string | null; at: Date };
export type KnownOfNumber = { facts: CallFacts; hash: string | null; suppressions: OwnWord[]; consents: OwnConsent[] };

type Asked = {
  text: string;
  country: Parameters<typeof readNumber>[1];
  place: CallFacts["place"];
  clientId: string | null;
  now: Date;
};

/** All that the house knows of a number somebody typed, whoever it belongs to; consent and a client's wishes only where a client is named. */
export async function factsOfNumber(
  db: Queryable,
  { text, country, place, clientId, now }: Asked,
): Promise<KnownOfNumber> {
  const number = readNumber(text, country);
  const bare = bareFacts({ rules: await rulesOfHouse(db), text, number, place });
  if (!number.ok) return { facts: bare, hash: null, suppressions: [], consents: [] };
  const numberHash = hashOf("number", number.e164);
  const ours =
    clientId === null
      ? isNull(suppressions.clientId)
      : or(isNull(suppressions.clientId), eq(suppressions.clientId, clientId));
  const words = await db
    .select({ row: suppressions, by: users.name })
    .from(suppressions)
    .leftJoin(users, eq(users.id, suppressions.by))
    .where(and(eq(suppressions.valueHash, numberHash), isNull(suppressions.liftedAt), ours));
  const agreed =
    clientId === null
      ? []
      : await db
          .select({
            id: consents.id,
            sector: consents.sector,
            evidence: consents.evidence,
            at: consents.at,
            by: users.name,
          })
          .from(consents)
          .leftJoin(users, eq(users.id, consents.by))
          .where(
            and(eq(consents.clientId, clientId), eq(consents.numberHash, numberHash), isNull(consents.withdrawnAt)),
          );
  const tries = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.numberHash, numberHash), gt(attempts.placedAt, attemptsSince(now))));
  const screenings = await screeningsOf(db, [{ e164: number.e164, numberHash }]);
  return {
    hash: numberHash,
    facts: {
      ...bare,
      suppressions: words.map(({ row }) => ({ scope: row.clientId ? "client" : "agency" })),
      screenings: saysOf(screenings, { e164: number.e164, numberHash }),
      consentRecorded: agreed.some(({ sector }) => sector === bare.campaign.sector),
      attempts: tries.map((attempt) => ({
        at: attempt.placedAt,
        status: attempt.status,
        reached: reached(attempt),
        rang: rang(attempt),
        onThisNumber: true,
        onThisCompany: false,
        inThisRound: false,
      })),
    },
    suppressions: words.map(({ row, by }) => ({
      id: row.id,
      agencyWide: row.clientId === null,
      source: row.source,
      by,
      at: row.at,
      fromList: row.listId !== null,
    })),
    consents: agreed,
  };
}
