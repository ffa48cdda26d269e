import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { setAsked } from "#app/features/campaigns/change-questions.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { questionRefused } from "./forms/question-fields.tsx";

const AskedForm = z.object({ asked: z.enum(["0", "1"]) });

/** POST /campaigns/:campaignId/questions/:criterionId/asked */
export async function action({ request, params: { campaignId, criterionId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId) || !isId(criterionId)) throw notFound();
  const form = await readForm(request, AskedForm);
  if (!form.ok) return data({ says: "Say whether it is asked." }, { status: 400 });
  const asked = form.value.asked === "1";
  const done = await setAsked(db, { campaignId, criterionId, asked, by: who.id, now: clock.now() });
  if (done.ok) return redirect(`/campaigns/${campaignId}/script`);
  if (done.reason === "no-such-campaign" || done.reason === "no-such-question") throw notFound();
  return data({ says: questionRefused[done.reason][0] }, { status: 409 });
}
