import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { classicPlan } from "#app/features/nurture/classic-plan.ts";
import { PlanForm } from "#app/features/nurture/plan-form.ts";
import { savePlan } from "#app/features/nurture/save-plan.server.ts";
import { campaignForPlan, sampleReader } from "#app/features/reporting/plans-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { PlanEditor } from "./plan/plan-editor.tsx";

export const meta: MetaFunction = () => [{ title: "A new touch plan, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Touch plans", to: "/plans" }, { label: "A new plan" }] };

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(campaignId) ? await campaignForPlan(db, campaignId) : null;
  if (!campaign) throw notFound();
  return { campaign, sample: await sampleReader(db, campaign.id) };
}

export async function action({ request, params: { campaignId = "" } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, PlanForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const saved = await savePlan(db, { campaignId, planId: null, plan: form.value, by: who.id, now: clock.now() });
  if (saved.ok) return redirect("/plans");
  if (saved.reason === "name-taken")
    return data(form.refuse("This campaign has a plan of that name already.", "name"), { status: 409 });
  throw notFound();
}

export default function PlanNew() {
  const { campaign, sample } = useLoaderData<typeof loader>();
  const { steps, beforeWakeDays, ...terms } = classicPlan;
  return (
    <PlanEditor
      title={`How ${campaign.name} keeps in touch`}
      says="The classic one stands here to begin with: an email a month, the fourth touch a call, every other month. Nothing goes out before it is saved."
      start={{
        ...terms,
        // One plan of a campaign begins by itself, and a second takes that from it only when somebody says so.
        isDefault: !campaign.hasDefault,
        beforeWakeDays: beforeWakeDays ?? undefined,
        steps: steps.map(({ subject, body, ...step }) => ({
          ...step,
          subject: subject ?? undefined,
          body: body ?? undefined,
        })),
      }}
      sample={sample}
      last={useActionData<typeof action>()}
    />
  );
}
