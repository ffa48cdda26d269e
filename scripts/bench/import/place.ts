import { execFile } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import pg from "pg";
import type { BenchResult } from "../result.ts";

/** Where a measurement may put its files and tables, and how it tells what a reader must know. */
export type Place = { folder: string; ownerUrl: string; say: (sentence: string) => void };

/** What one measurement found and a later one is put beside. */
export type Measured = { inspectMs?: number; msPerRow?: number };

export const root = resolve(import.meta.dirname, "../../..");
export const sample = resolve(root, "public/sample-backlog.csv");

export function beside(what: string, value: number, unit: string, yardstick: number | null): BenchResult {
  return { what, value, unit, yardstick, ratio: yardstick === null ? null : value / yardstick };
}

export function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

export const median = (values: number[]): number => quantile(values, 0.5);

export async function timed<T>(work: () => T | Promise<T>): Promise<{ made: T; ms: number }> {
  const from = performance.now();
  const made = await work();
  return { made, ms: performance.now() - from };
}

/** A whole process of Node: how long it lasted from outside, and what it said. */
export async function nodeProcess(...argv: string[]): Promise<{ ms: number; said: string }> {
  const { made, ms } = await timed(() =>
    promisify(execFile)(process.execPath, argv, { cwd: root, maxBuffer: 1_000_000_000 }),
  );
  return { ms, said: made.stdout };
}

export async function asOwner<T>(connectionString: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

export const onDatabase = (url: string, name: string): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href;
