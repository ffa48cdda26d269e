import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { ClientForm } from "#app/features/campaigns/campaign-form.ts";
import { createClient } from "#app/features/campaigns/create-client.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Add a client, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Campaigns", to: "/campaigns" }, { label: "Add a client" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, ClientForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const made = await createClient(db, { ...form.value, by: who.id, now: clock.now() });
  if (!made.ok) return data(form.refuse("There is a client of this name already.", "name"), { status: 409 });
  return redirect(`/campaigns/new?client=${made.clientId}`);
}

export default function ClientNew() {
  const last = useActionData<typeof action>();
  const [form, fields] = useHouseForm(ClientForm, {
    id: "client",
    last,
    start: { country: "GB", timeZone: "Europe/London", currency: "GBP" },
  });
  return (
    <FormPage
      title="Add a client"
      says="Whose old leads are called. Nothing of theirs is ever seen by another client."
      form={form}
      act="Add the client"
      foot="Next: open their campaign."
    >
      <TextField field={fields.name} label="Name" description="As we say it." />
      <TextField
        field={fields.legalName}
        label="Legal name"
        description="Said at the start of each call and on the opt-out page."
      />
      <div className="two">
        <TextField field={fields.country} label="Country" description="Two letters" maxLength={2} />
        <TextField field={fields.currency} label="Currency" description="Three letters" maxLength={3} />
      </div>
      <TextField field={fields.timeZone} label="Time zone" description="Where their people work" />
    </FormPage>
  );
}
