import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { feeMinor, TermsForm } from "#app/features/campaigns/campaign-form.ts";
import { changeTerms, type TermsChanged, termsSeen } from "#app/features/campaigns/change-terms.server.ts";
import { campaignName, passedAt } from "#app/features/reporting/campaign-name.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { money, number } from "#app/ui/format.ts";
import { db } from "#db/client.server.ts";
import { SectorField } from "./forms/sector-field.tsx";

export const meta: MetaFunction = () => [{ title: "Terms, Rekindle" }];
export const handle = {
  crumbs: (campaign: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Terms" },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(params.campaignId) ? await campaignName(db, params.campaignId) : null;
  if (!campaign) throw notFound();
  return { ...campaign, seen: termsSeen(campaign), passed: await passedAt(db, campaign.id) };
}

type Refused = Exclude<Extract<TermsChanged, { ok: false }>["reason"], "no-such-campaign">;

const refused: Record<Refused, [sentence: string, field?: string]> = {
  ended: ["The campaign has ended; open a new one."],
  "changed-meanwhile": [
    "A colleague has changed the terms since you opened this page. Reload it and change them anew.",
  ],
  "before-it-begins": ["The last day is before the first.", "endsOn"],
  "day-past": ["This day is past. Choose a later one, or end the campaign.", "endsOn"],
  "ends-too-far": ["That is more than five years away. Choose an earlier last day.", "endsOn"],
  "in-its-pause": ["The campaign is paused for longer than that. Let it go on first.", "endsOn"],
};

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, TermsForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { callerId = null, endsOn, sector, fee, seen } = form.value;
  const terms = { callerId, endsOn, sector, feePerLeadMinor: feeMinor(fee), seen };
  const changed = await changeTerms(db, { campaignId, ...terms, by: who.id, now: clock.now() });
  if (changed.ok) return redirect(`/campaigns/${campaignId}`);
  if (changed.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(...refused[changed.reason]), { status: 409 });
}

export default function CampaignTerms() {
  const { name, callerId, endsOn, sector, feePerLeadMinor, currency, seen, passed } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const start = {
    callerId: callerId ?? undefined,
    endsOn,
    sector,
    fee: feePerLeadMinor === null ? undefined : String(feePerLeadMinor / 100),
  };
  const [form, fields] = useHouseForm(TermsForm, { id: "terms", last, start });
  return (
    <FormPage
      title={`Terms of ${name}`}
      says="These may change: the first three from the next dial on, the fee for what is passed from then on."
      form={form}
      act="Change the terms"
      foot="Who calls is said at the queue."
    >
      <input type="hidden" name={fields.seen.name} value={seen} />
      <TextField
        field={fields.callerId}
        type="tel"
        label="Caller ID"
        description="What the called party sees; without it nothing is dialled. An earlier one is still rung back: keep it a while"
      />
      <TextField field={fields.endsOn} type="date" label="Last day" description="The last on which anybody is called" />
      <SectorField field={fields.sector} />
      <TextField
        field={fields.fee}
        type="number"
        step="0.01"
        label={`Fee for a passed lead, in ${currency}`}
        description={passedWords(passed, currency)}
      />
    </FormPage>
  );
}

/** What has been passed keeps the fee it was passed at. */
function passedWords(passed: Awaited<ReturnType<typeof passedAt>>, currency: string): string {
  if (passed.length === 0) return "None is passed yet.";
  const told = passed.map(({ leads, feeMinor }) =>
    feeMinor === null ? `${number(leads)} without a fee` : `${number(leads)} at ${money(feeMinor, currency)}`,
  );
  return `Passed so far, and staying so: ${told.join(", ")}.`;
}
