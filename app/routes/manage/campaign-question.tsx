import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { QuestionForm } from "#app/features/campaigns/campaign-form.ts";
import { changeQuestion, questionSeen, questionsOf } from "#app/features/campaigns/change-questions.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, useHouseForm } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { QuestionFields, questionRefused } from "./forms/question-fields.tsx";

export const meta: MetaFunction = () => [{ title: "A question, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: Awaited<ReturnType<typeof loader>>) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Script", to: `/campaigns/${campaign.id}/script` },
    { label: "A question" },
  ],
};

export async function loader({ request, params: { campaignId, criterionId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = isId(campaignId) ? await campaignName(db, campaignId) : null;
  const question = campaign && (await questionsOf(db, campaign.id)).find(({ id }) => id === criterionId);
  if (!campaign || !question) throw notFound();
  return { campaign, question, seen: questionSeen(question) };
}

export async function action({ request, params: { campaignId, criterionId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId) || !isId(criterionId)) throw notFound();
  const form = await readForm(request, QuestionForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const wish = { campaignId, criterionId, question: form.value };
  const changed = await changeQuestion(db, { ...wish, by: who.id, now: clock.now() });
  if (changed.ok) return redirect(`/campaigns/${campaignId}/script`);
  if (changed.reason === "no-such-campaign" || changed.reason === "no-such-question") throw notFound();
  return data(form.refuse(...questionRefused[changed.reason]), { status: 409 });
}

export default function Question() {
  const { question, seen } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const asking = useFetcher<{ says: string }>();
  const { kind, hint, choices, required, putAwayAt, answered } = question;
  const [form, fields] = useHouseForm(QuestionForm, {
    id: "question",
    last: useActionData<typeof action>(),
    start: {
      question: question.question,
      kind,
      hint: hint ?? undefined,
      choices: choices?.join(", "),
      required: required ? "on" : undefined,
    },
  });
  return (
    <>
      <Page>
        <PageHead
          title={question.question}
          says={
            answered > 0
              ? `${count(answered, "lead")} answered it. Those answers stay, beside the words they were given to.`
              : "Nobody has answered it yet."
          }
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name={fields.seen.name} value={seen} />
          <QuestionFields fields={fields} kind={kind} />
        </Form>
      </Page>
      <Foot says={asking.data?.says ?? "A change reaches the desk with the next lead."}>
        <asking.Form method="post" action="asked">
          <input type="hidden" name="asked" value={putAwayAt ? "1" : "0"} />
          <Button type="submit" variant="default" loading={asking.state !== "idle"} h={44}>
            {putAwayAt ? "Ask it again" : "Put the question away"}
          </Button>
        </asking.Form>
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save the question
        </Button>
      </Foot>
    </>
  );
}
