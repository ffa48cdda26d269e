import process from "node:process";

/** What is run for hours rather than with every test: a table of names, each loaded only when it is asked for. */
const soaks: Record<string, () => Promise<{ run: (argv: string[]) => Promise<number> }>> = {
  agents: () => import("./soak/agents.ts"),
  files: () => import("./soak/files.ts"),
  kill: () => import("./soak/kill.ts"),
  month: () => import("./soak/month.ts"),
  year: () => import("./soak/year.ts"),
};

const [name = "", ...argv] = process.argv.slice(2);
const soak = soaks[name];
if (soak) {
  process.exitCode = await (await soak()).run(argv);
} else {
  console.error(`Which soak? One of: ${Object.keys(soaks).join(", ")}.`);
  process.exitCode = 2;
}
