import { getFormProps } from "@conform-to/react";
import { Button, Checkbox } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import "./forms/forms.css";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { CampaignForm, termsOf } from "#app/features/campaigns/campaign-form.ts";
import { createCampaign } from "#app/features/campaigns/create-campaign.server.ts";
import { defaultDispositions } from "#app/features/outcomes/default-dispositions.ts";
import { agentChoices, clientChoices } from "#app/features/reporting/people.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { Lines, Questions } from "./forms/questions.tsx";
import { SectorField } from "./forms/sector-field.tsx";

export const meta: MetaFunction = () => [{ title: "Open a campaign, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Campaigns", to: "/campaigns" }, { label: "Open a campaign" }] };

const refused: Record<"name-taken" | "ends-too-far", [sentence: string, field: string]> = {
  "name-taken": ["This client has a campaign of that name already.", "name"],
  "ends-too-far": ["That is more than five years away. Choose an earlier last day.", "endsOn"],
};

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const today = clock.now().toISOString().slice(0, 10);
  return {
    today,
    wanted: new URL(request.url).searchParams.get("client"),
    clients: await clientChoices(db),
    agents: await agentChoices(db),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, CampaignForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const client = (await clientChoices(db)).find(({ id }) => id === form.value.clientId);
  if (!client) return data(form.refuse("This client is not there any more.", "clientId"), { status: 409 });
  const made = await createCampaign(db, {
    ...termsOf(form.value),
    currency: client.currency,
    outcomes: defaultDispositions,
    by: who.id,
    now: clock.now(),
  });
  if (!made.ok) return data(form.refuse(...refused[made.reason]), { status: 409 });
  return redirect(`/campaigns/${made.campaignId}`);
}

export default function CampaignNew() {
  const { clients, agents, wanted, today } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const chosen = clients.find(({ id }) => id === wanted) ?? clients[0];
  const [form, fields] = useHouseForm(CampaignForm, {
    id: "campaign",
    last,
    start: {
      clientId: chosen?.id,
      country: chosen?.country ?? "GB",
      startsOn: today,
      sector: "general",
      acceptWithinDays: "5",
      reportWithinDays: "30",
      questions: [{ question: "", kind: "text", required: "on" }],
      lines: [{ tab: "Opener", text: "" }],
    },
  });
  if (clients.length === 0) {
    return (
      <Page>
        <Empty title="There is no client yet" says="A campaign belongs to a client. Add the client first.">
          <Button component={Link} to="/clients/new">
            Add a client
          </Button>
        </Empty>
      </Page>
    );
  }
  return (
    <>
      <Page>
        <PageHead title="Open a campaign" says="The terms, what the client asks, what we say, and who calls." />
        <Form method="post" className="camp-new" {...getFormProps(form)}>
          <FormProblem form={form} />
          <Section title="For whom, until when">
            <SelectField
              field={fields.clientId}
              label="Client"
              data={clients.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField field={fields.name} label="Campaign" placeholder="Calder backlog" />
            <div className="two">
              <TextField field={fields.startsOn} type="date" label="First day" />
              <TextField field={fields.endsOn} type="date" label="Last day" />
            </div>
            <div className="two">
              <TextField
                field={fields.country}
                label="Calling country"
                description="Whose law holds where a lead’s own is not known"
                maxLength={2}
              />
              <TextField
                field={fields.callerId}
                type="tel"
                label="Caller ID"
                description="What the called party sees; without it nothing is dialled"
              />
            </div>
            <SectorField field={fields.sector} />
          </Section>
          <Section title="Terms">
            <div className="three">
              <TextField field={fields.fee} type="number" step="0.01" label="Fee for a passed lead" />
              <TextField field={fields.acceptWithinDays} type="number" label="Days to accept" />
              <TextField field={fields.reportWithinDays} type="number" label="Days to report" />
            </div>
          </Section>
          <Section title="Baseline">
            <p className="fine">
              What the client won from fresh leads before. All three or none: without it there is no uplift to show.
            </p>
            <div className="three">
              <TextField field={fields.baselineLeads} type="number" label="Leads" />
              <TextField field={fields.baselineWon} type="number" label="Of them won" />
              <TextField field={fields.baselineMonths} type="number" label="In months" />
            </div>
          </Section>
          <Questions form={form} fields={fields} />
          <Lines form={form} fields={fields} />
          <Section title="Who calls">
            {agents.length === 0 ? <p className="fine">There is no agent yet; an admin adds people.</p> : null}
            <div className="camp-agents">
              {agents.map(({ id, name }) => (
                <Checkbox key={id} name={fields.agentIds.name} value={id} label={name} defaultChecked />
              ))}
            </div>
          </Section>
        </Form>
      </Page>
      <Foot says="Agents choose between the usual outcomes, which you can change. Next: upload the backlog.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Open the campaign
        </Button>
      </Foot>
    </>
  );
}
