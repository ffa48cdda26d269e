import { parseArgs } from "node:util";
import type { Verified } from "#app/features/reporting/verify/verify.server.ts";
import { writeOut } from "./write-out.ts";

/** Checks every invariant on the live database; answers 1 and the rows if one is broken. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { json: { type: "boolean", default: false } } });
  const { handOnDemo } = await import("#app/env.server.ts");
  handOnDemo();
  const { withHouse } = await import("../house/command.ts");
  const { verify } = await import("#app/features/reporting/verify/verify.server.ts");
  const verified = await withHouse(verify);
  await writeOut([values.json ? `${JSON.stringify(verified)}\n` : inWords(verified)]);
  return verified.violations.length > 0 ? 1 : 0;
}

function inWords({ checked, violations }: Verified): string {
  const broken = new Set(violations.map(({ check }) => check));
  const lines = checked.map((name) => `${broken.has(name) ? "broken" : "holds "}  ${name}`);
  const rows = violations.map(({ check, id, text }) => `${check}  ${id}  ${text}`);
  const sum = broken.size === 0 ? `All ${checked.length} hold.` : `${broken.size} of ${checked.length} are broken.`;
  return `${[...lines, ...(rows.length > 0 ? ["", ...rows] : []), "", sum].join("\n")}\n`;
}
