import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { languageCodes } from "#app/features/queue/languages.ts";
import { setCaller } from "#app/features/queue/set-order.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const CallerForm = z.object({
  share: z.coerce.number().int().min(1).max(100),
  languages: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(languageCodes)).max(languageCodes.length)),
});

/** POST /campaigns/:campaignId/callers/:userId */
export async function action({ request, params: { campaignId, userId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId) || !isId(userId)) throw notFound();
  const form = await readForm(request, CallerForm);
  if (!form.ok) return data({ ok: false, says: "A share is a whole number from 1 to 100." }, { status: 400 });
  const set = await setCaller(db, { campaignId, userId, ...form.value, by: who.id, now: clock.now() });
  if (!set.ok) throw notFound();
  return data({ ok: true, says: "Saved." });
}
