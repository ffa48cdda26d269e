/** Problems whose message is already the sentence for the person who starts us. */
const plain = new Set(["EnvProblem", "StartProblem", "DatabaseProblem"]);

/** Runs a command; what a person can mend is told in a sentence, anything else with where it happened. */
export async function toldPlainly(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error && plain.has(error.constructor.name) ? error.message : error);
    process.exit(1);
  }
}
