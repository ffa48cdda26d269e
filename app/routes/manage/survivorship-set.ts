import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { setSurvivorship } from "#app/features/companies/survivorship.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { goldenFields, survivorships } from "#db/vocabulary.ts";

/** POST /merges/rules/set */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const given = await request.formData();
  const word = (name: string) => String(given.get(name) ?? "");
  const [clientId, importId] = [word("client"), word("file")];
  const field = goldenFields.find((one) => one === word("field"));
  const rule = survivorships.find((one) => one === word("rule")) ?? null;
  if (!isId(clientId) || !field || (rule === null && word("rule") !== "")) throw notFound();
  const done = await setSurvivorship(db, {
    clientId,
    field,
    rule,
    importId: isId(importId) ? importId : null,
    by: who.id,
    now: clock.now(),
  });
  if (done.ok) return data({ ok: true, says: "Saved; every merged company follows." });
  if (done.reason === "no-such-client") throw notFound();
  return data({ ok: false, says: "Choose the file whose word counts first." }, { status: 409 });
}
