import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { createUser } from "#app/features/auth/create-user.server.ts";
import { requireAdmin } from "#app/features/auth/guards.server.ts";
import { PersonForm } from "#app/features/auth/person-form.ts";
import { clientChoices } from "#app/features/reporting/people.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { PasswordField, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Add a person, Rekindle" }];
export const handle = { crumbs: () => [{ label: "People", to: "/admin/people" }, { label: "Add a person" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return { clients: await clientChoices(db) };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, PersonForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { clientId, ...person } = form.value;
  const made = await createUser(db, {
    ...person,
    clientId: person.role === "client" ? (clientId ?? null) : null,
    by: who.id,
    now: clock.now(),
  });
  if (made.ok) return redirect("/admin/people");
  return made.reason === "email-taken"
    ? data(form.refuse("Somebody signs in with this address already.", "email"), { status: 409 })
    : data(form.refuse("Choose the client they work for.", "clientId"), { status: 409 });
}

const duties = [
  { value: "agent", label: "Agent: calls" },
  { value: "manager", label: "Account manager: campaigns, imports, the gate" },
  { value: "admin", label: "Admin: also people, numbers, rules" },
  { value: "client", label: "Client: sees their own campaign" },
];

export default function PersonNew() {
  const { clients } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const [form, fields] = useHouseForm(PersonForm, { id: "person", last, start: { role: "agent" } });
  return (
    <FormPage
      title="Add a person"
      says="They sign in with this address and the first password you give them, and choose their own before anything else."
      form={form}
      act="Add the person"
    >
      <TextField field={fields.name} label="Name" autoComplete="off" />
      <TextField field={fields.email} type="email" label="Email" autoComplete="off" />
      <SelectField field={fields.role} label="What they do" data={duties} />
      <SelectField
        field={fields.clientId}
        label="Client"
        description="Only for people of a client"
        clearable
        data={clients.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <PasswordField
        field={fields.password}
        label="First password, at least 12 characters"
        autoComplete="new-password"
      />
    </FormPage>
  );
}
