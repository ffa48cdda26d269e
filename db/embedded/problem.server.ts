/** Something a person can mend; the message is the whole sentence they are shown. */
export class DatabaseProblem extends Error {
  override name = "DatabaseProblem";
}
