import { getFormProps } from "@conform-to/react";
import { Checkbox } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { type Erased, erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { ErasureForm } from "#app/features/erasure/erasure-form.ts";
import { erasurePage } from "#app/features/reporting/erasure-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { FormProblem, useHouseForm } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { CompanyToo } from "./erase/company-too.tsx";
import { EraseFoot } from "./erase/erase-foot.tsx";
import { RecordOfThem } from "./erase/record-of-them.tsx";

export const meta: MetaFunction = () => [{ title: "Erase a person, Rekindle" }];
export const handle = {
  crumbs: ({ company, leadId }: Awaited<ReturnType<typeof loader>>) => [
    leadId ? { label: company, to: `/leads/${leadId}` } : { label: company },
    { label: "Erase" },
  ],
};

export async function loader({ request, params: { contactId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const page = await erasurePage(db, contactId);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params: { contactId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const page = await erasurePage(db, contactId);
  if (!page || !contactId) throw notFound();
  const form = await readForm(request, ErasureForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const shown = page.records.filter(({ id }) => id === contactId || form.value.record.includes(id));
  const { left } = page;
  if (left && !form.value.company.includes(left.companyId)) return data(form.refuse(notTicked), { status: 409 });
  // Also one that is not offered any more: then somebody else is known there by now, and the act says so.
  const firms = shown.filter(({ companyId }) => form.value.company.includes(companyId));
  const erased = await erasePerson(db, {
    contactIds: left ? [contactId] : shown.map(({ id }) => id),
    companyIds: left ? [left.companyId] : firms.map(({ companyId }) => companyId),
    ...{ by: who.id, now: clock.now() },
  });
  if (!erased.ok) return data(form.refuse(refused(erased)), { status: 409 });
  return redirect(page.leadId ? `/leads/${page.leadId}` : "/companies");
}

const notTicked =
  "The person is erased already. Tick the company if it was that person and is to go too; nothing more was erased.";

function refused(why: Extract<Erased, { ok: false }>): string {
  switch (why.reason) {
    case "nobody-left":
      return "They are erased already. Nothing of them is left here.";
    case "file-being-written":
      return "A file of this client is being written at this moment. Try again when it is done; nothing was erased.";
    case "others-there":
      return "Somebody else is known at that company, so it is not this person. Leave the company out, or tick their records too; nothing was erased.";
    case "with-client":
      return "The lead of that company is at the gate or with its client. End that first, or leave the company out; nothing was erased.";
    case "held":
      return `${why.by} has a lead of theirs in hand. Erase them when ${why.by} has put it down; nothing was erased.`;
    case "in-waiting-file":
      if (why.file.problem)
        return `${why.file.fileName} is uploaded, not committed, and nobody can see whom it names: ${why.file.problem} Mend it or cancel it first; nothing was erased.`;
      return `${why.file.fileName} is uploaded, not committed, and names them on ${lines(why.file.lines)}. Commit it or cancel it first; nothing was erased.`;
    case "in-waiting-list":
      if (why.list.problem)
        return `The list ${why.list.fileName} is not in force yet, and nobody can see whom it names: ${why.list.problem} Mend it or leave it first; nothing was erased.`;
      return `The list ${why.list.fileName} is not in force yet and names them on ${lines(why.list.lines)}. Put it in force or leave it first; nothing was erased.`;
  }
}

const lines = (all: readonly number[]): string =>
  all.length === 1 ? `line ${all[0]}` : `${count(all.length, "line")}, the first being ${all[0]}`;

export default function Erase() {
  const { name, left, company, leadId, records, held } = useLoaderData<typeof loader>();
  const [form, fields] = useHouseForm(ErasureForm, { id: "erase", last: useActionData<typeof action>() });
  if (left) {
    return (
      <CompanyToo
        {...left}
        company={company}
        rows={held.rows}
        leadId={leadId}
        form={form}
        field={fields.company.name}
      />
    );
  }
  if (name === null) {
    return (
      <Page>
        <PageHead title="Erased already" says="Nothing of this person is left here." />
        {leadId ? <Link to={`/leads/${leadId}`}>Back to the lead</Link> : null}
      </Page>
    );
  }
  const [own, ...others] = records;
  const firms = [...new Map(records.flatMap((one) => (one.companyIs ? [[one.companyId, one] as const] : []))).values()];
  return (
    <>
      <Page>
        <PageHead
          title={`Erase ${name}?`}
          says="For somebody who asks that nothing is kept of them. It cannot be undone."
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <Section title="What we hold">
            {own ? <RecordOfThem record={own} /> : null}
            <p className="quiet">
              {count(held.calls, "call")}, {count(held.callNotes, "note")} of calls, {count(held.rows, "row")} of files
              about their company, {count(held.letters, "letter")} to them.
            </p>
          </Section>
          {others.length > 0 ? (
            <Section title="The same person?">
              <p className="fine">Tick each record that is theirs as well, at whichever client.</p>
              {others.map((record) => (
                <Checkbox
                  key={record.id}
                  size="md"
                  mt="xs"
                  name={fields.record.name}
                  value={record.id}
                  defaultChecked={record.isLikely}
                  label={<RecordOfThem record={record} />}
                />
              ))}
            </Section>
          ) : null}
          {firms.length > 0 ? (
            <Section title="Is the company this person?">
              <p className="fine">
                Nobody else is known there. Ticked, its name, address and numbers go too, and its leads are closed.
              </p>
              {firms.map(({ companyId, company: firm, client, companyIs }) => (
                <Checkbox
                  key={companyId}
                  size="md"
                  mt="xs"
                  name={fields.company.name}
                  value={companyId}
                  defaultChecked={companyIs === "likely"}
                  label={
                    <>
                      {firm} is this person <span className="quiet">for {client}</span>
                    </>
                  }
                />
              ))}
            </Section>
          ) : null}
          <Section title="What happens">
            <Notice
              kind="wait"
              list={[
                "Their name, role, numbers and addresses go, and the notes of calls with them.",
                "In other notes, answers, rows of files, letters and reports “[erased]” stands in their place.",
                "The files they came in are removed; their rows stay, without them.",
                "Nobody here rings or writes to them again, also if a client sends them anew: a keyed hash remembers that, and nothing else.",
                "A company that is more than this person stays, with its leads, its figures and the switchboard.",
              ]}
            />
          </Section>
        </Form>
      </Page>
      <EraseFoot formId={form.id} act={`Erase ${name}`} leave="Leave them" leadId={leadId} />
    </>
  );
}
