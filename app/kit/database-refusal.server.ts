const UNIQUE_VIOLATION = "23505";

/** Whether the database refused this because a row like it is there already, by the index of this name. */
export function isUnique(error: unknown, index: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause !== "object" || cause === null || !("code" in cause) || !("constraint" in cause)) return false;
  return cause.code === UNIQUE_VIOLATION && cause.constraint === index;
}
