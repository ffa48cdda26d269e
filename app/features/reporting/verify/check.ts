import type { SQL } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

/** A row that breaks an invariant, and a sentence about what is wrong. */
export type Broken = { id: string; text: string };

/** One invariant: what finds the rows that break it, a query, or a comparison that the database cannot make. */
export type Check = { name: string; finds: SQL | ((db: Queryable, most: number) => Promise<Broken[]>) };
export type Violation = Broken & { check: string };
