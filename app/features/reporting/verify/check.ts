import type { SQL } from "drizzle-orm";

/** One invariant: its query finds the rows that break it, each with its id and a sentence about what is wrong. */
export type Check = { name: string; finds: SQL };
export type Violation = { check: string; id: string; text: string };
