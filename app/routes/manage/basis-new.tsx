import { NativeSelect } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { BasisForm } from "#app/features/compliance/basis-form.ts";
import { recordBasis } from "#app/features/compliance/record-basis.server.ts";
import { campaignChoices } from "#app/features/reporting/bases.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { TextAreaField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Record a basis, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules", to: "/admin/rules" }, { label: "A basis" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const asked = new URL(request.url).searchParams;
  const start = { campaignId: asked.get("campaign") ?? undefined, country: asked.get("country") ?? undefined };
  return { choices: await campaignChoices(db), start };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, BasisForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const recorded = await recordBasis(db, { ...form.value, by: who.id, now: clock.now() });
  if (!recorded.ok && recorded.reason === "no-such-country") {
    const sentence = `${form.value.country} is no country’s code. Write one country, such as DE, GB or GR.`;
    return data(form.refuse(sentence, "country"), { status: 409 });
  }
  if (!recorded.ok) return data(form.refuse("Choose a campaign.", "campaignId"), { status: 409 });
  return redirect("/admin/rules");
}

export default function BasisNew() {
  const { choices, start } = useLoaderData<typeof loader>();
  const [form, fields] = useHouseForm(BasisForm, {
    id: "basis",
    last: useActionData<typeof action>(),
    start: { basis: "", ...start },
  });
  return (
    <FormPage
      title="Why may these companies be called?"
      says="In the European Union nobody is called before somebody has written this down, for a campaign and a country."
      form={form}
      act="Record the basis"
      foot="It is kept with your name and the time."
    >
      <NativeSelect
        name="campaignId"
        defaultValue={start.campaignId}
        label="Campaign"
        data={choices.map(({ id, name, client }) => ({ value: id, label: `${client}: ${name}` }))}
      />
      <TextField field={fields.country} label="Country" description="Two letters, as in DE" maxLength={2} />
      <TextAreaField
        field={fields.basis}
        label="The basis"
        description="Which interest or presumed consent, for the offer and for the telephone; assessed by whom and when"
        autosize
        minRows={3}
      />
    </FormPage>
  );
}
