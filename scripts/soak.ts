import process from "node:process";
import { isFlagProblem, toldPlainly } from "./house/told-plainly.ts";

type Soak = { usage: string; run: (argv: string[]) => Promise<number> };

/** What is run for hours rather than with every test: a table of names, each loaded only when it is asked for. */
const soaks: Record<string, () => Promise<Soak>> = {
  agents: () => import("./soak/agents.ts"),
  calls: () => import("./soak/calls.ts"),
  files: () => import("./soak/files.ts"),
  kill: () => import("./soak/kill.ts"),
  month: () => import("./soak/month.ts"),
  year: () => import("./soak/year.ts"),
};

const [name = "", ...argv] = process.argv.slice(2);
const load = soaks[name];
await toldPlainly(async () => {
  if (load) process.exitCode = await run(await load());
  else process.exitCode = refuse(`Which soak? One of: ${Object.keys(soaks).join(", ")}.`);
});

async function run(soak: Soak): Promise<number> {
  try {
    return await soak.run(argv);
  } catch (error) {
    if (!isFlagProblem(error)) throw error;
    return refuse(`${error.message}\n${soak.usage}`);
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}
