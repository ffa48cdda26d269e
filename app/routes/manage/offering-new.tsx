import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { OfferingForm } from "#app/features/nurture/offering-form.ts";
import { addOffering } from "#app/features/nurture/offerings.server.ts";
import { clientChoices } from "#app/features/reporting/people.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "What is missing, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Signals", to: "/signals" }, { label: "What is missing" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return { clients: await clientChoices(db) };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, OfferingForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  if (!(await clientChoices(db)).some(({ id }) => id === form.value.clientId))
    return data(form.refuse("This client is not there any more.", "clientId"), { status: 409 });
  const added = await addOffering(db, { ...form.value, by: who.id, now: clock.now() });
  if (!added.ok) return data(form.refuse("This is written down already.", "name"), { status: 409 });
  return redirect("/signals");
}

export default function OfferingNew() {
  const { clients } = useLoaderData<typeof loader>();
  const [form, fields] = useHouseForm(OfferingForm, {
    id: "offering",
    last: useActionData<typeof action>(),
    start: { clientId: clients[0]?.id },
  });
  return (
    <FormPage
      title="What do they miss?"
      says="An agent then says with one choice that a lead waits for it. On the day it is offered, all of them are woken."
      form={form}
      act="Write it down"
      foot="Agents of this client find it under “Not now”."
    >
      <SelectField
        field={fields.clientId}
        label="Client"
        data={clients.map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
      />
      <TextField field={fields.name} label="What is missing" description="In a few words, as in: invoices in German" />
    </FormPage>
  );
}
