import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { PlanForm } from "#app/features/nurture/plan-form.ts";
import { planSeen, savePlan } from "#app/features/nurture/save-plan.server.ts";
import { planToEdit, sampleReader } from "#app/features/reporting/plans-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { PlanEditor } from "./plan/plan-editor.tsx";

export const meta: MetaFunction = () => [{ title: "A touch plan, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Touch plans", to: "/plans" }, { label: "A plan" }] };

export async function loader({ request, params: { planId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const found = isId(planId) ? await planToEdit(db, planId) : null;
  if (!found) throw notFound();
  return { ...found, seen: planSeen(found.plan, found.steps), sample: await sampleReader(db, found.plan.campaignId) };
}

export async function action({ request, params: { planId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const found = isId(planId) ? await planToEdit(db, planId) : null;
  if (!found) throw notFound();
  const form = await readForm(request, PlanForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { id, campaignId } = found.plan;
  const saved = await savePlan(db, { campaignId, planId: id, plan: form.value, by: who.id, now: clock.now() });
  if (saved.ok) return redirect("/plans");
  if (saved.reason === "name-taken")
    return data(form.refuse("This campaign has a plan of that name already.", "name"), { status: 409 });
  if (saved.reason === "changed-meanwhile") return data(form.refuse(changedMeanwhile), { status: 409 });
  throw notFound();
}

const changedMeanwhile =
  "A colleague has changed this plan since you opened this page. Keep your words, reload, and write them anew.";

export default function Plan() {
  const { plan, steps, campaign, client, seen, sample } = useLoaderData<typeof loader>();
  const { name, isDefault, repeats, leastTouches, touchDays, leastCalls, callDays, beforeWakeDays } = plan;
  return (
    <PlanEditor
      title={name}
      says={`How ${client} keeps in touch in ${campaign}.`}
      start={{
        name,
        seen,
        isDefault,
        repeats,
        leastTouches,
        touchDays,
        leastCalls,
        callDays,
        beforeWakeDays: beforeWakeDays ?? undefined,
        steps: steps.map(({ kind, afterDays, subject, body }) => ({
          kind,
          afterDays,
          subject: subject ?? undefined,
          body: body ?? undefined,
        })),
      }}
      sample={sample}
      last={useActionData<typeof action>()}
    />
  );
}
