/** Problems whose message is already the sentence for the person who starts us. */
const plain = new Set(["EnvProblem", "StartProblem", "DatabaseProblem"]);

/** Runs a command; what a person can mend is told in a sentence, anything else with where it happened. */
export async function toldPlainly(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const toldInWords = error instanceof Error && (plain.has(error.constructor.name) || isFlagProblem(error));
    console.error(toldInWords ? error.message : error);
    process.exit(isFlagProblem(error) ? 2 : 1);
  }
}

/** What `parseArgs` throws at a flag that it does not know, or that lacks its value. */
export function isFlagProblem(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
