import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { LONGEST_OFFER, withReplacements } from "#app/features/intake/replacements.ts";
import { type Settings, withOffersLeft } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

const Answer = z.object({
  offer: z.preprocess(
    (offer) => (typeof offer === "string" ? [offer] : offer),
    z.array(z.string().max(LONGEST_OFFER)).max(2_000).default([]),
  ),
  answer: z.enum(["take", "leave", "show"]),
});

/** Takes the offered values, leaves them, or shows again what was left. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Answer);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const { offer, answer } = form.value;
  const taken = answer === "take" ? await orTooMuch(intake(db, "offersTaken", about, offer)) : [];
  const change = (settings: Settings) =>
    answer === "take" ? withReplacements(settings, taken) : withOffersLeft(settings, answer === "leave" ? offer : null);
  const corrected = await correctReading(db, { importId: about.id, change, by: who.id, now: clock.now() });
  if (!corrected.ok && corrected.reason === "too-many-decisions")
    return data(form.refuse(corrected.sentence), { status: 409 });
  return redirect(`/imports/${about.id}/${corrected.ok ? "cleanse" : "review"}`);
}
