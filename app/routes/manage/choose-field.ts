import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { goldenFields } from "#db/vocabulary.ts";
import { fieldNotTaken } from "./field-not-taken.ts";

/** POST /companies/:companyId/fields */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { companyId } = params;
  const given = await request.formData();
  const field = goldenFields.find((word) => word === given.get("field"));
  const source = String(given.get("source") ?? "") || undefined;
  if (!isId(companyId) || !field || (source !== undefined && !isId(source))) throw notFound();
  const done = await chooseField(db, {
    companyId,
    field,
    word: source ? { recordOf: source } : "by-rule",
    by: who.id,
    now: clock.now(),
  });
  if (done.ok) return data({ ok: true, says: "Taken." });
  if (done.reason === "no-such-company") throw notFound();
  return fieldNotTaken(done.reason);
}
