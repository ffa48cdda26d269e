import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { openHouse } from "#app/house.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { campaigns, imports, users } from "#db/schema.ts";
import { installationSecrets } from "#db/secrets.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { startHouse } from "#tests/e2e/open-house.ts";
import type { BenchResult } from "../result.ts";
import { generate } from "./generate.ts";
import { beside, type Place, quantile } from "./place.ts";

const rows = 20_000;
const clients = 2;
const pages = ["/campaigns", "/imports"];
const idleMs = 10_000;

/** The manager's pages in a closed loop, first with nothing else to do, then while a worker commits an import. */
export async function webMeanwhile({ folder, say }: Place): Promise<BenchResult[]> {
  const dataDir = join(folder, "house");
  const house = await startHouse(dataDir);
  const { ownerUrl, stop } = await startEmbedded({ dataDir });
  const database = openDatabase((await prepareDatabase({ ownerUrl })).runtimeUrl, { connections: 2 });
  const { db } = database;
  try {
    openHouse({
      demo: true,
      publicUrl: house.url,
      ...installationSecrets(dataDir),
      line: null,
      smtp: { kind: "outbox" },
      mailHookSecret: null,
    });
    const [manager] = await db.select({ id: users.id }).from(users).where(eq(users.role, "manager")).limit(1);
    const by = manager?.id ?? "";
    const asked = { url: house.url, cookie: await cookieOf(db, by) };
    await ask(asked, sleep(idleMs / 3));
    const idle = await ask(asked, sleep(idleMs));
    const importId = await upload(db, { by, file: join(folder, "20000.csv") });
    await queueCommit(db, { importId, by });
    const busy = await ask(asked, committed(db, importId));
    say(`Pages were asked for ${idle.length} times on an idle server and ${busy.length} times during the commit.`);
    return pages.map((page) => {
      const of = (among: Answer[]) => among.filter((answer) => answer.page === page).map(({ ms }) => ms);
      return beside(`${page} during a commit, p95`, quantile(of(busy), 0.95), "ms", quantile(of(idle), 0.95));
    });
  } finally {
    await database.close();
    await stop();
    await house.stop();
  }
}

async function cookieOf(db: Db, userId: string): Promise<string> {
  const entered = await signInAs(db, { userId, now: new Date(), at: new Date() });
  if (!entered.ok) throw new Error(entered.reason);
  return (await cookieWith(entered.token)).split(";")[0] ?? "";
}

async function upload(db: Db, { by, file }: { by: string; file: string }): Promise<string> {
  await generate(file, rows);
  const [campaign] = await db.select({ id: campaigns.id }).from(campaigns).limit(1);
  const about = { campaignId: campaign?.id ?? "", fileName: "20000.csv", bytes: readFileSync(file), country: "GB" };
  const stored = await storeImport(db, { ...about, by, now: new Date() });
  if (!stored.ok) throw new Error(stored.reason);
  return stored.importId;
}

async function committed(db: Db, importId: string): Promise<void> {
  for (;;) {
    const [found] = await db.select({ status: imports.status }).from(imports).where(eq(imports.id, importId));
    if (found?.status === "committed") return;
    if (found?.status === "failed") throw new Error("The import failed.");
    await sleep(250);
  }
}

type Answer = { page: string; ms: number };

/** Each client asks for the next page when it has the one before, until the time is over. */
async function ask({ url, cookie }: { url: string; cookie: string }, until: Promise<unknown>): Promise<Answer[]> {
  let over = false;
  const answers: Answer[] = [];
  const client = async (nth: number) => {
    for (let turn = nth; !over; turn++) {
      const page = pages[turn % pages.length] ?? "";
      const from = performance.now();
      const answer = await fetch(`${url}${page}`, { headers: { Cookie: cookie }, redirect: "manual" });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${page} was answered with ${answer.status}.`);
      answers.push({ page, ms: performance.now() - from });
    }
  };
  const asking = Promise.all(Array.from({ length: clients }, (_, nth) => client(nth)));
  await Promise.race([until, asking]);
  over = true;
  await asking;
  return answers;
}
