import { parseArgs } from "node:util";
import { toldPlainly } from "./house/told-plainly.ts";

/** `npm start`: everything in one process. `--only web` and `--only worker` are its halves, for more than one machine. */
await toldPlainly(async () => {
  const only = readOnly();
  const { handOnDemo } = await import("#app/env.server.ts");
  handOnDemo();
  const { runHouse } = await import("./house/run.ts");
  const { greeting } = await import("./house/greeting.ts");
  const house = await runHouse({ web: only !== "worker", worker: only !== "web", development: false }, console.log);
  console.log(greeting(house));
});

function readOnly(): "web" | "worker" | null {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const { only = null } = values;
  if (only === null || only === "web" || only === "worker") return only;
  console.error(`--only takes web or worker, not ${only}.`);
  process.exit(2);
}
