import pg from "pg";
import { useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { openTestHouse } from "#tests/given.ts";
import { type ActName, acts, type Whose } from "./acts.ts";

export type Errand = {
  act: ActName;
  whose: Whose;
  runtimeUrl: string;
  /** Before which statement to die; 0 for none. */
  dieAt: number;
};

/** A process of its own that does one act and may be killed at any moment; it can also kill itself between two statements. */
const { act, whose, runtimeUrl, dieAt } = JSON.parse(process.argv[2] ?? "{}") as Errand;

let statements = 0;
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...args: never[]) {
  statements++;
  if (statements === dieAt) process.kill(process.pid, "SIGKILL");
  return Reflect.apply(send, this, args);
} as typeof send;

const database = openDatabase(runtimeUrl, { connections: 4 });
useDatabase(database);
openTestHouse();
console.log("begun");
try {
  await acts[act](database.db, whose);
  process.exit(0);
} catch (error) {
  const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : error;
  console.error(`It stopped: ${cause instanceof Error ? cause.message : cause}`);
  process.exit(1);
}
