import process from "node:process";
import { importBundled, importSource } from "../app/kit/bundled.server.mjs";

/** Those that need no database are asked in passing and for one file after another: they start at once, from a bundle. */
const atOnce = ["inspect", "may-call"];

const [name = "", ...argv] = process.argv.slice(2);
if (atOnce.includes(name)) {
  const { run } = await importBundled(`scripts/backlog/${name}.ts`);
  process.exitCode = await run(argv);
} else {
  await importSource("scripts/backlog.ts");
}
