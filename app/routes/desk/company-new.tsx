import { getFormProps, getInputProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs, type Person } from "#app/features/auth/person.ts";
import { addCompany } from "#app/features/intake/by-hand/add-company.server.ts";
import type { Looked } from "#app/features/intake/by-hand/alike-company.server.ts";
import { campaignsOpenTo } from "#app/features/intake/by-hand/open-to.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { CheckField, FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { CompanyForm } from "./company-fields.ts";
import { MetBefore } from "./lead/met-before.tsx";

export const meta: MetaFunction = () => [{ title: "Add a company, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Companies", to: "/companies" }, { label: "Add a company" }] };

const openTo = (who: Person) => campaignsOpenTo(db, { userId: who.id, every: mayActAs(who.role, "manager") });

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const campaigns = await openTo(who);
  return {
    campaigns: campaigns.map(({ id, name, client }) => ({ value: id, label: `${name}, ${client}` })),
    key: crypto.randomUUID(),
    openedAt: clock.now().getTime(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const form = await readForm(request, CompanyForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { campaign: campaignId, isAnother, key, openedAt, ...fields } = form.value;
  const campaign = (await openTo(who)).find(({ id }) => id === campaignId);
  if (!campaign) throw notFound();
  const now = clock.now();
  const added = await addCompany(db, {
    campaign,
    fields,
    isAnother: isAnother === "on",
    key,
    openedAt: new Date(Math.min(openedAt, now.getTime())),
    by: who.id,
    now,
  });
  if (added.ok) return redirect(`/leads/${added.leadId}`);
  switch (added.reason) {
    case "no-name":
      return data(form.refuse("This is no company’s name. Write it as they do.", "company"), { status: 409 });
    case "suppressed":
      return data(form.refuse(`They are not to be called: ${added.text}`), { status: 409 });
    case "known":
      return data(
        form.refuse("We have this company already; open it above. If it is another one, say so below and add it."),
        { status: 409 },
      );
  }
}

export default function CompanyNew() {
  const { campaigns, key, openedAt } = useLoaderData<typeof loader>();
  const [form, fields] = useHouseForm(CompanyForm, {
    id: "new-company",
    last: useActionData<typeof action>(),
    start: { campaign: campaigns.length === 1 ? (campaigns[0]?.value ?? "") : "", key, openedAt: String(openedAt) },
  });
  const { met, typed } = useMetBefore();
  const adding = useNavigation().formMethod === "POST";
  return (
    <Page>
      <PageHead title="Add a company" says="While you write, we look whether this client has it already." />
      <Form method="post" className="rk-form" {...getFormProps(form)} onInput={typed}>
        <FormProblem form={form} />
        <input {...getInputProps(fields.key, { type: "hidden" })} />
        <input {...getInputProps(fields.openedAt, { type: "hidden" })} />
        <SelectField field={fields.campaign} label="Campaign" placeholder="Choose one" data={campaigns} />
        <TextField field={fields.company} label="Company" autoComplete="off" />
        <MetBefore met={met} />
        <div className="two">
          <TextField field={fields.person} label="Whom we know there" autoComplete="off" />
          <TextField field={fields.jobTitle} label="Their role" autoComplete="off" />
        </div>
        <div className="two">
          <TextField field={fields.phone} type="tel" label="Number" autoComplete="off" />
          <TextField field={fields.email} label="Email" autoComplete="off" />
        </div>
        <TextField field={fields.website} label="Website" autoComplete="off" />
        <TextField field={fields.address} label="Street and number" autoComplete="off" />
        <div className="two">
          <TextField field={fields.city} label="Town" autoComplete="off" />
          <TextField field={fields.postcode} label="Postcode" autoComplete="off" />
        </div>
        {met?.alike || form.errors ? (
          <CheckField field={fields.isAnother} label="It is another company than the one we know" />
        ) : null}
        <Button type="submit" loading={adding}>
          Add the company
        </Button>
      </Form>
    </Page>
  );
}

const PAUSE_MS = 250;

/** Asks after each pause in the typing; an answer that comes late is the newest question's all the same. */
function useMetBefore() {
  const looked = useFetcher<Looked>();
  const timer = useRef<number>();
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const typed = (event: FormEvent<HTMLFormElement>) => {
    const written = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim() !== "") written.set(name, value);
    }
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => looked.load(`/companies/alike?${written}`), PAUSE_MS);
  };
  return { met: looked.data ?? null, typed };
}
