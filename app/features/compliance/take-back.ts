/** For so long whoever closed somebody by a slip may open them again by themselves. */
export const takeBackMinutes = 10;

/** From this instant on an own word may still be taken back. */
export const takeBackSince = (now: Date): Date => new Date(now.getTime() - takeBackMinutes * 60_000);
