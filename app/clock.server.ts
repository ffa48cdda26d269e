/** How far the demo's clock runs ahead of the real one. Set at start and whenever somebody moves it; nought in production. */
const kept = globalThis as typeof globalThis & { rekindleClockAheadMs?: number };

export const clock = {
  /** The trade's time: calling hours, due dates, the ledger. */
  now: (): Date => new Date(Date.now() + clock.aheadMs()),
  /** The wall's time, for sessions and limits on guessing: moving the demo's clock signs nobody out. */
  wall: (): Date => new Date(),
  aheadMs: (): number => kept.rekindleClockAheadMs ?? 0,
};

export function setClockAhead(ms: number): void {
  kept.rekindleClockAheadMs = ms;
}
