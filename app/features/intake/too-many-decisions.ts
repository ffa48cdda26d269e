/** More was decided for one file than is kept; nothing of it was taken over. */
export class TooManyDecisions extends Error {
  constructor(most: number, what: string) {
    super(`More than ${most.toLocaleString("en-GB")} ${what}. Mend them in the file itself and upload it again.`);
  }
}

/** What a change makes of a file's decisions, or that they would be too many. */
export function orTooMany<Changed>(change: () => Changed): Changed | TooManyDecisions {
  try {
    return change();
  } catch (error) {
    if (error instanceof TooManyDecisions) return error;
    throw error;
  }
}
