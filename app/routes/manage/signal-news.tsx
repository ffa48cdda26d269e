import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { openers } from "#app/features/nurture/openers.ts";
import { raiseSignal } from "#app/features/nurture/raise-signal.server.ts";
import { NewsForm } from "#app/features/nurture/signal-form.ts";
import { concernedBy } from "#app/features/reporting/signal-concerns.server.ts";
import { clientNamed } from "#app/features/reporting/signals-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, TextAreaField, useHouseForm } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "News of a supplier, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Signals", to: "/signals" }, { label: "News of a supplier" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const asked = new URL(request.url).searchParams;
  const clientId = asked.get("client") ?? "";
  const competitor = asked.get("competitor")?.trim() ?? "";
  const client = isId(clientId) && competitor ? await clientNamed(db, clientId) : null;
  if (!client) throw notFound();
  const about = { kind: "competitor-news", competitor } as const;
  return { client, competitor, concerned: await concernedBy(db, { clientId, about }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, NewsForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { clientId, competitor, because, opener } = form.value;
  const raised = await raiseSignal(db, {
    clientId,
    about: { kind: "competitor-news", competitor },
    because,
    opener,
    by: who.id,
    now: clock.now(),
  });
  if (!raised.ok) throw notFound();
  return redirect("/signals");
}

export default function SignalNews() {
  const { client, competitor, concerned } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(NewsForm, {
    id: "news",
    last: useActionData<typeof action>(),
    start: { clientId: client.id, competitor, opener: openers["competitor-news"] },
  });
  return (
    <>
      <Page>
        <PageHead
          title={`There is news of ${competitor}`}
          says={
            concerned.asleep > 0
              ? `${count(concerned.asleep, "sleeping lead")} of ${client.name} ${concerned.asleep === 1 ? "is" : "are"} supplied by them. Each is woken once, today and over the next days, as many a day as can be called.`
              : `No lead of ${client.name} that is supplied by them is asleep.`
          }
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name="clientId" value={client.id} />
          <input type="hidden" name="competitor" value={competitor} />
          <TextAreaField
            field={fields.because}
            label="What happened"
            description="For the agent’s eyes only, with its source: it is never said on a call"
            autosize
            minRows={2}
          />
          <TextAreaField
            field={fields.opener}
            label="What is said"
            description={`About ${client.name} and what there is room for; ${competitor} is not named`}
            autosize
            minRows={3}
          />
        </Form>
      </Page>
      <Foot
        says={
          concerned.elsewhere > 0
            ? `${count(concerned.elsewhere, "lead that is not asleep gets", "leads that are not asleep get")} a note.`
            : null
        }
      >
        <Button type="submit" form={form.id} loading={busy} h={44}>
          {concerned.asleep > 0 ? `Wake ${count(concerned.asleep, "lead")}` : "Write the news down"}
        </Button>
      </Foot>
    </>
  );
}
