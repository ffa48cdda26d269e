import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { dbTest } from "#tests/database.ts";

dbTest(
  "a connection lost between two statements of a transaction fails the transaction, not the process",
  async ({ db, pool, ownerPool }) => {
    const gone = vi.fn();
    pool.once("remove", gone);
    const work = db.transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await ownerPool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
      // Long enough for the news to arrive while nothing is being asked.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.execute(sql`select 1`);
    });
    await expect(work).rejects.toThrow();
    expect(gone).toHaveBeenCalledOnce();
    const { rows } = await db.execute(sql`select 1 as back`);
    expect(rows).toEqual([{ back: 1 }]);
  },
);
