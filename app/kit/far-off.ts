const yearMs = 365 * 86_400_000;

/** Further off than so many years a date is a slip of the year, and would put what hangs on it out of anybody's sight. */
export const isFarOff = (at: Date, now: Date, years = 2): boolean => at.getTime() - now.getTime() > years * yearMs;
