import type { Login, RunningHouse } from "./run.ts";

/** What a person who has just started the house wants to know. */
export function greeting({ url, logins }: Pick<RunningHouse, "url" | "logins">): string {
  if (!url) return "\nThe worker is ready. Ctrl-C stops it.\n";
  return ["", `Rekindle is ready at ${url}`, ...table(logins), "", "Ctrl-C stops it.", ""].join("\n");
}

function table(logins: Login[]): string[] {
  if (logins.length === 0) return [];
  const rows = logins.map(({ name, role, email, password }) => [name, role, email, password]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd();
  return ["", "This is the demo: everybody and every number in it is made up. Sign in as", "", ...rows.map(line)];
}
