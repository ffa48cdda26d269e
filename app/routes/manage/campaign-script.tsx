import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import "./forms/forms.css";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { ScriptForm } from "#app/features/campaigns/campaign-form.ts";
import { questionsOf } from "#app/features/campaigns/change-questions.server.ts";
import { changeScript, scriptOf, scriptSeen } from "#app/features/campaigns/change-script.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, useHouseForm } from "#app/ui/form.tsx";
import { number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";
import { kinds, Lines } from "./forms/questions.tsx";

export const meta: MetaFunction = () => [{ title: "Script, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Script" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(campaignId) ? await campaignName(db, campaignId) : null;
  if (!campaign) throw notFound();
  const lines = await scriptOf(db, campaign.id);
  return { campaign, lines, seen: scriptSeen(lines), questions: await questionsOf(db, campaign.id) };
}

const refused = {
  ended: "The campaign has ended; nothing of it is said any more.",
  "changed-meanwhile":
    "Somebody has changed what is said since you opened this page. Keep your words, reload, and write them anew.",
};

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, ScriptForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const changed = await changeScript(db, { campaignId, script: form.value, by: who.id, now: clock.now() });
  if (changed.ok) return redirect(`/campaigns/${campaignId}`);
  if (changed.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(refused[changed.reason]), { status: 409 });
}

export default function Script() {
  const { campaign, lines, seen, questions } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const start = { seen, lines: lines.map(({ id, tab, text }) => ({ id, tab, text })) };
  const [form, fields] = useHouseForm(ScriptForm, { id: "script", last: useActionData<typeof action>(), start });
  return (
    <>
      <Page>
        <PageHead
          title={`What is asked and said for ${campaign.client}`}
          says="A change reaches the desk with the next lead; one that is in hand keeps the words it came with."
        >
          <Button component={Link} to={`/campaigns/${campaign.id}/history`} variant="default">
            What was changed
          </Button>
        </PageHead>
        <Section
          title="Their questions"
          aside={
            <Button component={Link} to={`/campaigns/${campaign.id}/questions/new`} variant="default">
              Add a question
            </Button>
          }
        >
          {questions.length === 0 ? (
            <p className="fine">The client asks nothing yet, so a lead is qualified by the call alone.</p>
          ) : (
            <Questions id={campaign.id} questions={questions} />
          )}
        </Section>
        <Form method="post" className="camp-new" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name={fields.seen.name} value={seen} />
          <Lines form={form} fields={fields} />
        </Form>
      </Page>
      <Foot says="The lines before are kept, with who changed them.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save what is said
        </Button>
      </Foot>
    </>
  );
}

type QuestionsProps = { id: string; questions: ReturnType<typeof useLoaderData<typeof loader>>["questions"] };

function Questions({ id, questions }: QuestionsProps) {
  return (
    <Table
      columns={[
        "Question",
        { head: "Answered with", wideOnly: true },
        "Standing",
        { head: "Leads answered", right: true },
      ]}
    >
      {questions.map((question) => (
        <tr key={question.id}>
          <td>
            <Link to={`/campaigns/${id}/questions/${question.id}`}>{question.question}</Link>
          </td>
          <td className="hide-s quiet">
            {question.choices?.join(", ") ?? kinds.find(({ value }) => value === question.kind)?.label}
          </td>
          <td className="quiet">{question.putAwayAt ? "put away" : question.required ? "required" : "asked"}</td>
          <td className="r num">{number(question.answered)}</td>
        </tr>
      ))}
    </Table>
  );
}
