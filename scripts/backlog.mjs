import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { importBundled } from "../app/kit/bundled.server.mjs";

/** Those that need no database are asked in passing and for one file after another: each starts at once, from a bundle of its own. */
const atOnce = ["inspect", "may-call"];

const [name = "", ...argv] = process.argv.slice(2);
if (atOnce.includes(name)) {
  // A process of a second has not the time to earn back what compiling its warm functions costs: only the hot ones are worth it.
  setFlagsFromString("--interrupt-budget=700000");
  const { run } = await importBundled(`scripts/backlog/${name}.ts`);
  process.exitCode = await run(argv);
} else {
  process.setSourceMapsEnabled(true);
  await importBundled("scripts/backlog.ts", { packages: "outside" });
}
