import process from "node:process";
import { toldPlainly } from "./house/told-plainly.ts";

/** The command line: a table of names, each loaded only when it is asked for. */
const commands: Record<string, () => Promise<{ run: (argv: string[]) => Promise<number> }>> = {
  found: () => import("./backlog/found.ts"),
  import: () => import("./backlog/import.ts"),
  inspect: () => import("./backlog/inspect.ts"),
  "let-in": () => import("./backlog/let-in.ts"),
  "may-call": () => import("./backlog/may-call.ts"),
  verify: () => import("./backlog/verify.ts"),
};

const [name = "", ...argv] = process.argv.slice(2);
const command = commands[name];
await toldPlainly(async () => {
  if (command) {
    process.exitCode = await (await command()).run(argv);
  } else {
    console.error(`Which command? One of: ${Object.keys(commands).join(", ")}.`);
    process.exitCode = 2;
  }
});
