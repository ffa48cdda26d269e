import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";

/** The one agency this house belongs to. The demo's clock runs ahead of the real one by a whole number of milliseconds. */
export const agency = pgTable(
  "agency",
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    timeZone: text().notNull(),
    demo: boolean().notNull(),
    /** Whether everybody of the agency needs a second factor; clients' people choose for themselves. */
    asksSecondFactor: boolean().notNull().default(false),
    clockAheadMs: bigint({ mode: "number" }).notNull().default(0),
  },
  (t) => [
    check("agency_is_one", sql`${t.id} = 1`),
    check("agency_clock_moves_in_the_demo_only", sql`${t.demo} or ${t.clockAheadMs} = 0`),
  ],
);
