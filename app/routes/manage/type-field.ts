import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { typedParts } from "#app/features/companies/typed-parts.ts";
import { typeField } from "#app/features/intake/by-hand/type-field.server.ts";
import { cutText } from "#app/kit/cut-text.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { goldenFields } from "#db/vocabulary.ts";
import { fieldNotTaken } from "./field-not-taken.ts";

/** POST /companies/:companyId/fields/typed */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { companyId } = params;
  const given = await request.formData();
  const field = goldenFields.find((word) => word === given.get("field"));
  if (!isId(companyId) || !field) throw notFound();
  const parts = Object.fromEntries(
    typedParts[field].map(({ part }) => [part, cutText(String(given.get(part) ?? ""), longest)]),
  );
  const done = await typeField(db, { companyId, field, parts, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: "Taken." });
  if (done.reason === "no-such-company") throw notFound();
  if (done.reason === "unusable") return data({ ok: false, says: done.text }, { status: 400 });
  return fieldNotTaken(done.reason);
}

/** No field of a company is longer. */
const longest = 200;
