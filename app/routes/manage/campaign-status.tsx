import { getFormProps } from "@conform-to/react";
import { Button, Radio } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { campaignPauseWords } from "#app/features/audit/words.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { StatusForm } from "#app/features/campaigns/campaign-form.ts";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { campaignName, successorsOf } from "#app/features/reporting/campaign-name.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { atStart } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { campaignPauseReasons } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "Pause or resume, Rekindle" }];
export const handle = {
  crumbs: (campaign: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Pause or resume" },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(params.campaignId) ? await campaignName(db, params.campaignId) : null;
  if (!campaign) throw notFound();
  return { ...campaign, successors: await successorsOf(db, campaign.id) };
}

const fieldOf = {
  "date-missing": "pausedUntil",
  "date-past": "pausedUntil",
  "date-too-far": "pausedUntil",
  "after-its-end": "pausedUntil",
  "reason-missing": "pausedBecause",
  ended: undefined,
  "no-such-successor": "successorId",
} as const;

const sentences = {
  "date-missing": "Choose the day on which it goes on.",
  "date-past": "This day is past. Choose a later one.",
  "date-too-far": "That is more than two years away. Choose an earlier day.",
  "after-its-end": "The campaign’s last day is before that. Choose an earlier day, or end it.",
  "reason-missing": "Choose why it is paused.",
  ended: "The campaign has ended; open a new one.",
  "no-such-successor": "That campaign has ended. Choose another, or none.",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, StatusForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  if (!isId(params.campaignId)) throw notFound();
  const { to, pausedUntil = null, pausedBecause = null, successorId = null } = form.value;
  const changed = await changeCampaignStatus(db, {
    campaignId: params.campaignId,
    to,
    pausedUntil,
    pausedBecause,
    successorId,
    by: who.id,
    now: clock.now(),
  });
  if (changed.ok) return redirect(`/campaigns/${params.campaignId}`);
  if (changed.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(sentences[changed.reason], fieldOf[changed.reason]), {
    status: 409,
  });
}

export default function CampaignStatus() {
  const campaign = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(StatusForm, {
    id: "status",
    last,
    start: {
      to: campaign.status === "live" ? "paused" : "live",
      pausedUntil: campaign.pausedUntil ?? undefined,
      pausedBecause: campaign.pausedBecause ?? undefined,
    },
  });
  return (
    <>
      <Page>
        <PageHead
          title={`${campaign.name} is ${campaign.status}`}
          says="Calls stop or start with the next dial; nobody is cut off."
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <Radio.Group name={fields.to.name} defaultValue={fields.to.initialValue} label="From now on it is">
            <Radio mt={8} value="live" label="Live: its leads are called" />
            <Radio mt={8} value="paused" label="Paused until the day below" />
            <Radio mt={8} value="ended" label="Ended: nobody is called, and every open lead is settled" />
          </Radio.Group>
          <TextField
            field={fields.pausedUntil}
            type="date"
            label="Paused until"
            description="With that day it goes on by itself, and what fell due meanwhile is spread over the days after it."
          />
          <SelectField
            field={fields.pausedBecause}
            label="Why it is paused"
            placeholder="Choose a reason"
            data={campaignPauseReasons.map((value) => ({ value, label: atStart(campaignPauseWords[value]) }))}
          />
          <SelectField
            field={fields.successorId}
            label="Where it ends, its leads go on in"
            description="What stands at the gate is passed to the client; what they have is theirs already."
            placeholder="None: back to the client"
            data={campaign.successors.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
          />
        </Form>
      </Page>
      <Foot>
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Change the campaign
        </Button>
      </Foot>
    </>
  );
}
