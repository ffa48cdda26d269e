import { expect } from "vitest";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

/** What the table refuses of a ready lead, by the name of the rule. */
const impossible: [rule: string, change: string][] = [
  ["leads_open_means_dated_next_action", "due_at = null"],
  ["leads_open_means_dated_next_action", "next_action = null, due_at = null"],
  ["leads_open_means_dated_next_action", "stage = 'closed', closed_reason = 'never-a-fit'"],
  ["leads_at_client_means_named_person", "stage = 'accepted'"],
  ["leads_promise_has_zone", "due_wall = '2026-11-17 10:00'"],
  ["leads_nurturing_has_reason", "stage = 'nurturing'"],
  ["leads_closed_has_reason", "stage = 'closed', next_action = null, due_at = null"],
  ["leads_closed_has_reason", "closed_reason = 'never-a-fit'"],
  ["leads_won_has_value", "stage = 'won', next_action = null, due_at = null"],
  ["leads_won_has_value", "won_currency = 'GBP'"],
  ["leads_hold_whole", "hold_token = gen_random_uuid()"],
  ["leads_hold_whole", "held_by = (select id from users limit 1)"],
  [
    "leads_held_is_open",
    `stage = 'closed', closed_reason = 'never-a-fit', next_action = null, due_at = null,
     held_by = (select id from users limit 1), hold_token = gen_random_uuid(), held_until = now()`,
  ],
  ["leads_ready_is_callable_some_time", "callable_from = null"],
  ["leads_stage", "stage = 'limbo', due_zone = null"],
];

dbTest("the table itself refuses a lead that contradicts itself, and says by which rule", async ({ db, ownerPool }) => {
  const { calder } = await givenStory(db);
  await givenLead(db, calder);

  for (const [rule, change] of impossible) {
    await expect(ownerPool.query(`update leads set ${change}`), change).rejects.toMatchObject({
      code: "23514",
      constraint: rule,
    });
  }
});
