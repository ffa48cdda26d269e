import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { raiseSignal } from "#app/features/nurture/raise-signal.server.ts";
import { ShippedForm } from "#app/features/nurture/signal-form.ts";
import { concernedBy } from "#app/features/reporting/signal-concerns.server.ts";
import { clientOfOffering, offeringMissing } from "#app/features/reporting/signals-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { CheckField, FormProblem, TextAreaField, useHouseForm } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "It is offered now, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Signals", to: "/signals" }, { label: "It is offered now" }] };

export async function loader({ request, params: { offeringId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const offering = isId(offeringId) ? await offeringMissing(db, offeringId) : null;
  if (!offering) throw notFound();
  const { clientId } = offering;
  const about = { kind: "offering-shipped", offeringId: offering.id, unsaidToo: false } as const;
  const waiting = await concernedBy(db, { clientId, about });
  const withUnsaid = await concernedBy(db, { clientId, about: { ...about, unsaidToo: true } });
  return { offering, waiting, unsaid: withUnsaid.asleep - waiting.asleep };
}

export async function action({ request, params: { offeringId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, ShippedForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const clientId = isId(offeringId) ? await clientOfOffering(db, offeringId) : null;
  if (!isId(offeringId) || !clientId) throw notFound();
  const { because, opener, unsaidToo = false } = form.value;
  const raised = await raiseSignal(db, {
    clientId,
    about: { kind: "offering-shipped", offeringId, unsaidToo },
    because,
    opener,
    by: who.id,
    now: clock.now(),
  });
  if (!raised.ok) return data(form.refuse(toldAlready), { status: 409 });
  return redirect("/signals");
}

const toldAlready =
  "A colleague has told of it already, and those who waited are being woken. Go back to Signals to see whom it woke.";

export default function SignalShipped() {
  const { offering, waiting, unsaid } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(ShippedForm, {
    id: "shipped",
    last: useActionData<typeof action>(),
    start: {
      because: `${offering.client} now offers ${offering.name}, and that is what they waited for.`,
      opener: `{first}, it’s {agent}, calling for {client}. Last time you asked for ${offering.name}. It is there now: shall I say how it works?`,
    },
  });
  return (
    <>
      <Page>
        <PageHead
          title={`${offering.client} now offers ${offering.name}`}
          says={
            waiting.asleep > 0
              ? `${count(waiting.asleep, "sleeping lead")} waited for it. They are woken today and over the next days, as many a day as can be called.`
              : "No sleeping lead waits for it."
          }
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <TextAreaField field={fields.because} label="Why we call, for the agent" autosize minRows={2} />
          <TextAreaField
            field={fields.opener}
            label="The reason to call, in the agent’s words"
            description="{first}, {agent} and {client} are filled in"
            autosize
            minRows={3}
          />
          {unsaid > 0 ? (
            <CheckField
              field={fields.unsaidToo}
              label={`Also ${count(unsaid, "lead")} of whom we only know that something was missing`}
            />
          ) : null}
        </Form>
      </Page>
      <Foot
        says={
          waiting.elsewhere > 0
            ? `${count(waiting.elsewhere, "lead that is not asleep gets", "leads that are not asleep get")} a note.`
            : null
        }
      >
        <Button type="submit" form={form.id} loading={busy} h={44}>
          {waiting.asleep > 0 ? `Wake ${count(waiting.asleep, "lead")}` : "It is offered now"}
        </Button>
      </Foot>
    </>
  );
}
