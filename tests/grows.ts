import process from "node:process";
import { expect } from "vitest";

/** Below so much a measurement is mostly noise. */
const FLOOR_MS = 3;
const TRIES = 3;

/**
 * Fails where ten times as much takes far more than ten times as long: what grows with the square takes a hundred times as long. It
 * counts the processor time of this process, so that whatever else a machine does takes no part.
 *
 * @param given makes what is worked on, which is not counted, and returns the work
 */
export function expectInProportion(size: number, given: (size: number) => () => unknown, name?: string): void {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > 40; tries++) {
    const small = processorMs(given(size / 10));
    least = Math.min(least, processorMs(given(size)) / Math.max(small, FLOOR_MS));
  }
  expect(least, name ?? "times as long for ten times as much").toBeLessThan(40);
}

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
