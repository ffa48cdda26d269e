import pg from "pg";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { type ActName, acts, type Whose } from "./acts.ts";
import { type Content, contentOf, differences } from "./content.ts";
import { disturbed } from "./disturb.ts";
import { type Ground, onPort } from "./ground.ts";

/** What is done to one act of a round: killed at a moment or before a statement, or its database is. */
export type Blow = {
  act: ActName;
  strike: "process" | "statement" | "database";
  /** How far into the act, 0 to 1. */
  share: number;
};
/** An undisturbed round: how long each act took, how many statements it sent, and what was there afterwards. */
export type Calm = { ms: Record<ActName, number>; statements: Record<ActName, number>; committed: Content };
export type Round = { broken: string[]; ends: Record<string, number>; calm: Calm };

/** These remember on purpose: that the file was here and went, and who must not be called. */
const remembering = ["imports", "events", "suppressions"];

/** Upload, commit and undo of one file in a database of its own, with blows on the way; says what came out otherwise than without them. */
export async function playRound(ground: Ground, file: string, blows: readonly Blow[], calm?: Calm): Promise<Round> {
  const place = await ground.fresh();
  let at = { ownerUrl: place.ownerUrl, runtimeUrl: place.runtimeUrl };
  let open = opened(at);
  const broken: string[] = [];
  const ends: Record<string, number> = {};
  const measured: Calm = {
    ms: { upload: 0, commit: 0, undo: 0 },
    statements: { upload: 0, commit: 0, undo: 0 },
    committed: {},
  };
  try {
    const { calder, marc } = ground.story;
    const whose: Whose = { file, campaignId: calder.campaignId, by: marc, importId: "" };
    const before = await contentOf(open.owner, "");
    for (const act of ["upload", "commit", "undo"] as const) {
      for (const blow of blows.filter((one) => one.act === act)) {
        const afterMs = blow.strike === "statement" ? null : blow.share * (calm?.ms[act] ?? 0);
        const dieAt = blow.strike === "statement" ? 1 + Math.floor(blow.share * (calm?.statements[act] ?? 0)) : 0;
        const strike = blow.strike === "database" ? async () => ground.killServer?.() : "process";
        const end = await disturbed({ act, whose, runtimeUrl: at.runtimeUrl, dieAt }, { afterMs, strike });
        const name = `${act} ${end.how}`;
        ends[name] = (ends[name] ?? 0) + 1;
        if (end.how === "hung") broken.push(`${act} ${end.said}.`);
        if (end.how === "stopped" && !/^It stopped: .+/.test(end.said)) broken.push(`${act} stopped without a word.`);
        if (end.how === "stopped" && blow.strike !== "database") broken.push(`${act}: ${end.said}`);
        if (blow.strike === "database" && end.struck && ground.recover) {
          await open.close();
          const port = await ground.recover();
          at = { ownerUrl: onPort(at.ownerUrl, port), runtimeUrl: onPort(at.runtimeUrl, port) };
          open = opened(at);
        }
      }
      const sent = open.sent();
      const from = performance.now();
      whose.importId = await acts[act](open.db, whose);
      measured.ms[act] = performance.now() - from;
      measured.statements[act] = open.sent() - sent;
      if (act === "commit") {
        measured.committed = await contentOf(open.owner, whose.importId);
        if (calm) broken.push(...differences(measured.committed, calm.committed));
        broken.push(...(await verify(open.db)).violations.slice(0, 5).map(({ check, text }) => `${check}: ${text}`));
      }
    }
    broken.push(
      ...differences(await contentOf(open.owner, whose.importId), before, remembering).map(
        (one) => `After the undo, ${one}`,
      ),
    );
  } finally {
    await open.close();
    await place.drop();
  }
  return { broken, ends, calm: measured };
}

function opened({ ownerUrl, runtimeUrl }: { ownerUrl: string; runtimeUrl: string }) {
  const database = openDatabase(runtimeUrl);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  owner.on("error", () => {});
  useDatabase(database);
  let sent = 0;
  database.pool.on("connect", (client) => {
    const send = client.query;
    client.query = ((...args: never[]) => {
      sent++;
      return Reflect.apply(send, client, args);
    }) as typeof send;
  });
  return {
    db: database.db,
    owner,
    sent: () => sent,
    close: async () => {
      await Promise.all([database.close(), owner.end()]);
    },
  };
}
