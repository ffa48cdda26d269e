import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { claim } from "./claim.server.ts";

const afterTheSearch = 4_711;
/** Whoever looks at the same lead twice has chosen it and comes to mark it: there they wait for the test. */
const waitBeforeMarking = `
  create function looked_at(lead uuid) returns boolean language plpgsql as $$ begin
    if current_setting('test.looked_at', true) = lead::text then perform pg_advisory_xact_lock_shared(${afterTheSearch}); end if;
    perform set_config('test.looked_at', lead::text, true);
    return true;
  end $$;
  create policy looked_at on leads as restrictive for update to rekindle_app using (looked_at(id))`;

dbTest(
  "who has chosen a lead gets it, though it was changed before they locked it and a better one comes free meanwhile",
  async ({ db, ownerPool }) => {
    const { calder, priya } = await givenStory(db);
    const better = await givenLead(db, calder, { callableFrom: minutesAfter(tuesday10am, -90) });
    const good = await givenLead(db, calder, { callableFrom: minutesAfter(tuesday10am, -60) });
    await ownerPool.query(waitBeforeMarking);
    const [theirs, pausing, gate] = [await ownerPool.connect(), await ownerPool.connect(), await ownerPool.connect()];
    try {
      await theirs.query("begin; set local app.agency = 'on'");
      await theirs.query("select from leads where id = $1 for update", [better.leadId]);
      await pausing.query("begin; set local app.agency = 'on'");
      await pausing.query("select from users where id = $1 for no key update", [priya]);
      const claimed = claim(db, { by: priya, now: tuesday10am });
      await untilBlocked(db, "transactionid");
      await db.update(leads).set({ oldStatus: "Quoted" }).where(eq(leads.id, good.leadId));
      await gate.query("select pg_advisory_lock($1)", [afterTheSearch]);
      await pausing.query("commit");
      await untilBlocked(db, "advisory");
      await theirs.query("commit");
      await gate.query("select pg_advisory_unlock($1)", [afterTheSearch]);

      expect(await claimed).toMatchObject({ leadId: good.leadId });
    } finally {
      for (const client of [theirs, pausing, gate]) client.release();
    }
  },
);
