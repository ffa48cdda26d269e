import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { CallbacksForm } from "#app/features/outcomes/settings/disposition-form.ts";
import { type CampaignOutcomes, campaignOutcomes } from "#app/features/outcomes/settings/dispositions-page.server.ts";
import { callbacksSeen, setCallbackTerms } from "#app/features/outcomes/settings/edit-disposition.server.ts";
import { flagWords, lengthWords, planWords } from "#app/features/outcomes/settings/plan-in-words.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Key } from "#app/ui/key.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Outcomes, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: CampaignOutcomes) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Outcomes" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const page = isId(campaignId) ? await campaignOutcomes(db, campaignId) : null;
  if (!page) throw notFound();
  return { ...page, seen: callbacksSeen(page.terms) };
}

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, CallbacksForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { seen, ...terms } = form.value;
  const set = await setCallbackTerms(db, { campaignId, terms, seen, by: who.id, now: clock.now() });
  if (set.ok) return redirect(`/campaigns/${campaignId}`);
  if (set.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(changedMeanwhile), { status: 409 });
}

const changedMeanwhile =
  "A colleague has changed how promises are kept since you opened this page. Reload it and change it anew.";

/** One to nine are keys on the desk; the rest stand behind the key 0. */
const keyOf = (position: number): string => (position <= 9 ? String(position) : "0");

export default function Outcomes() {
  const { outcomes, terms, seen } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(CallbacksForm, {
    id: "callbacks",
    last: useActionData<typeof action>(),
    start: {
      windowMinutes: String(terms.windowMinutes),
      anyonesAfterMinutes: String(terms.anyonesAfterMinutes),
      perHour: String(terms.perHour),
      perDay: String(terms.perDay),
    },
  });
  return (
    <>
      <Page>
        <PageHead
          title="What agents can say happened"
          says="Reports count what an outcome is marked as, so it may be called whatever suits this campaign."
        >
          <Button component={Link} to="new" variant="default">
            Add an outcome
          </Button>
        </PageHead>
        <OutcomeTable outcomes={outcomes} />
        <Section title="Promises to call back">
          <Form method="post" className="rk-form" {...getFormProps(form)}>
            <FormProblem form={form} />
            <input type="hidden" name="seen" value={seen} />
            <div className="two">
              <TextField
                field={fields.windowMinutes}
                type="number"
                label="Kept within, in minutes"
                description="Later than that it was missed."
              />
              <TextField
                field={fields.anyonesAfterMinutes}
                type="number"
                label="Anyone’s after, in minutes"
                description="Until then it waits for its maker."
              />
            </div>
            <div className="two">
              <TextField
                field={fields.perHour}
                type="number"
                label="An agent’s most an hour"
                description="Beyond it the next free time is offered."
              />
              <TextField field={fields.perDay} type="number" label="An agent’s most a day" />
            </div>
          </Form>
        </Section>
      </Page>
      <Foot says="Promises that were made already stay where they are.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save how promises are kept
        </Button>
      </Foot>
    </>
  );
}

function OutcomeTable({ outcomes }: Pick<CampaignOutcomes, "outcomes">) {
  const nameOf = (id: string) => outcomes.find((one) => one.id === id)?.label;
  return (
    <Table
      columns={[
        { head: "Key", wideOnly: true },
        "Outcome",
        { head: "Counts as", wideOnly: true },
        { head: "The call talked", wideOnly: true },
        "What follows",
      ]}
    >
      {outcomes.map((outcome) => (
        <tr key={outcome.code}>
          <td className="hide-s">{outcome.offered ? <Key k={keyOf(outcome.position)} /> : null}</td>
          <td>
            <Link to={outcome.code}>{outcome.label}</Link>
            {outcome.likeId ? <div className="quiet">like “{nameOf(outcome.likeId)}”</div> : null}
            {outcome.offered ? null : <div className="quiet">put away</div>}
          </td>
          <td className="hide-s quiet">{flagWords(outcome)}</td>
          <td className="hide-s quiet num">{lengthWords(outcome) ?? "any length"}</td>
          <td className="quiet">{planWords(outcome)}</td>
        </tr>
      ))}
    </Table>
  );
}
