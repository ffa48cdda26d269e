/** More was decided for one file than is kept; nothing of it was taken over. */
export class TooManyDecisions extends Error {
  constructor(most: number, what: string) {
    super(`More than ${most.toLocaleString("en-GB")} ${what}. Mend them in the file itself and upload it again.`);
  }
}
