import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { DispositionForm } from "#app/features/outcomes/settings/disposition-form.ts";
import { type CampaignOutcomes, campaignOutcomes } from "#app/features/outcomes/settings/dispositions-page.server.ts";
import { editDisposition } from "#app/features/outcomes/settings/edit-disposition.server.ts";
import { maySet } from "#app/features/outcomes/settings/may-set.ts";
import { planWords } from "#app/features/outcomes/settings/plan-in-words.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { CheckField, FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

type Loaded = Pick<CampaignOutcomes, "campaign"> & { outcome: CampaignOutcomes["outcomes"][number] };

export const meta: MetaFunction = () => [{ title: "An outcome, Rekindle" }];
export const handle = {
  crumbs: ({ campaign, outcome }: Loaded) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Outcomes", to: `/campaigns/${campaign.id}/outcomes` },
    { label: outcome.label },
  ],
};

export async function loader({ request, params: { campaignId, code } }: LoaderFunctionArgs): Promise<Loaded> {
  await requireManager(request);
  const page = isId(campaignId) ? await campaignOutcomes(db, campaignId) : null;
  const outcome = page?.outcomes.find((one) => one.code === code);
  if (!page || !outcome) throw notFound();
  return { campaign: page.campaign, outcome };
}

export async function action({ request, params: { campaignId, code = "" } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, DispositionForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const set = await editDisposition(db, { campaignId, code, fields: form.value, by: who.id, now: clock.now() });
  if (set.ok) return redirect(`/campaigns/${campaignId}/outcomes`);
  if (set.reason === "no-such-disposition") throw notFound();
  return data(form.refuse(refusals[set.reason], "offered"), { status: 409 });
}

const refusals = {
  "must-be-offered": "A campaign cannot do without this outcome. Rename it instead.",
  "last-for-the-unanswered":
    "A call that nobody answered could then end as nothing. Offer another outcome without a shortest length first.",
};

const text = (value: number | null): string | undefined => (value === null ? undefined : String(value));
const tick = (value: boolean): "on" | undefined => (value ? "on" : undefined);

export default function Outcome() {
  const { outcome } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const may = maySet(outcome);
  const [form, fields] = useHouseForm(DispositionForm, {
    id: "outcome",
    last: useActionData<typeof action>(),
    start: {
      label: outcome.label,
      position: String(outcome.position),
      offered: tick(outcome.offered),
      human: tick(outcome.human),
      contact: tick(outcome.contact),
      decisionMaker: tick(outcome.decisionMaker),
      machine: tick(outcome.machine),
      unworkable: tick(outcome.unworkable),
      minSeconds: text(outcome.minSeconds),
      maxSeconds: text(outcome.maxSeconds),
      afterMinutes: text(outcome.afterMinutes),
      otherDayPart: tick(outcome.otherDayPart),
      otherNumber: tick(outcome.otherNumber),
      mostTries: text(outcome.mostTries),
      restDays: text(outcome.restDays),
    },
  });
  return (
    <>
      <Page>
        <PageHead title={outcome.label} says={planWords(outcome)} />
        <Form method="post" {...getFormProps(form)}>
          <FormProblem form={form} />
          <Section title="On the desk">
            <div className="rk-form">
              <TextField field={fields.label} label="What the agent says" />
              <TextField
                field={fields.position}
                type="number"
                label="Place"
                description="One to nine are keys; the rest stand behind the key 0. An outcome that stood in this place takes the old one."
              />
              <CheckField field={fields.offered} label="Offered" />
            </div>
          </Section>
          <Section title="Counts as">
            <div className="rk-form">
              <CheckField field={fields.human} label="A human was reached" />
              <CheckField field={fields.contact} label="They spoke with us about it" />
              <CheckField field={fields.decisionMaker} label="It was the one who decides" />
              <CheckField field={fields.machine} label="A machine answered" />
              <CheckField field={fields.unworkable} label="The number does not lead to them" />
            </div>
          </Section>
          {may.length ? (
            <Section title="How long the call lasts">
              <p className="fine">Outside these the agent is asked. From one second on, somebody must have answered.</p>
              <div className="rk-form">
                <div className="two">
                  <TextField field={fields.minSeconds} type="number" label="At least, in seconds" />
                  <TextField field={fields.maxSeconds} type="number" label="At most, in seconds" />
                </div>
              </div>
            </Section>
          ) : null}
          {may.delay ? (
            <Section title="When it comes back">
              <div className="rk-form">
                <TextField
                  field={fields.afterMinutes}
                  type="number"
                  label="After, in minutes"
                  description="240 are four hours, 1,440 a day. The law and the caps may make it later."
                />
                {may.retries ? (
                  <>
                    <CheckField field={fields.otherDayPart} label="At another part of the day" />
                    <CheckField field={fields.otherNumber} label="On another number first, where there is one" />
                    <div className="two">
                      <TextField
                        field={fields.mostTries}
                        type="number"
                        label="Calls a round"
                        description="That reach nobody."
                      />
                      <TextField field={fields.restDays} type="number" label="Then it rests, in days" />
                    </div>
                  </>
                ) : null}
              </div>
            </Section>
          ) : null}
        </Form>
      </Page>
      <Foot says="What was recorded keeps its meaning; reports count by the marks above.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save the outcome
        </Button>
      </Foot>
    </>
  );
}
