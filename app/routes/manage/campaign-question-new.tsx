import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { QuestionForm } from "#app/features/campaigns/campaign-form.ts";
import { addQuestion } from "#app/features/campaigns/change-questions.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";
import { QuestionFields, questionRefused } from "./forms/question-fields.tsx";

export const meta: MetaFunction = () => [{ title: "A new question, Rekindle" }];
export const handle = {
  crumbs: (campaign: Awaited<ReturnType<typeof loader>>) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Script", to: `/campaigns/${campaign.id}/script` },
    { label: "A new question" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(campaignId) ? await campaignName(db, campaignId) : null;
  if (!campaign) throw notFound();
  return campaign;
}

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, QuestionForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const added = await addQuestion(db, { campaignId, question: form.value, by: who.id, now: clock.now() });
  if (added.ok) return redirect(`/campaigns/${campaignId}/script`);
  if (added.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(...questionRefused[added.reason]), { status: 409 });
}

export default function QuestionNew() {
  const { client } = useLoaderData<typeof loader>();
  const start = { kind: "text", required: "on" } as const;
  const [form, fields] = useHouseForm(QuestionForm, { id: "question", last: useActionData<typeof action>(), start });
  return (
    <FormPage
      title={`One more question of ${client}`}
      says="It is asked of the leads that come to a desk from now on; those at the gate need no answer to it."
      form={form}
      act="Ask it"
    >
      <QuestionFields fields={fields} kind={null} />
    </FormPage>
  );
}
