ALTER TABLE "suppressions" DROP CONSTRAINT "suppressions_source";--> statement-breakpoint
DROP INDEX "suppressions_once";--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_once" ON "suppressions" USING btree (coalesce("client_id", '00000000-0000-0000-0000-000000000000'::uuid),"kind","value_hash",coalesce("list_id", '00000000-0000-0000-0000-000000000000'::uuid),("source" = 'client')) WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_source" CHECK ("suppressions"."source" in ('import', 'outcome', 'person', 'list', 'client'));--> statement-breakpoint
-- What a client's person answered to a hand-back is theirs to take back; what one of us wrote by hand is not.
update "suppressions" set "source" = 'client' where "source" = 'person' and "kind" = 'company'
  and "by" in (select "id" from "users" where "role" = 'client');
--> statement-breakpoint
-- Whoever decides on a call or a letter holds this lock, shared, to the end of the transaction. A wish waits for them as the last thing before
-- it is committed, from whichever room it comes: so none is overlooked, and a long import or list holds nobody up.
create function wait_for_deciders() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('suppressions'), 0);
  return null;
end $$;
--> statement-breakpoint
create constraint trigger suppressions_wait_for_deciders after insert on "suppressions" deferrable initially deferred
  for each row execute function wait_for_deciders();
