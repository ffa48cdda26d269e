import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Checkbox } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import type { ErasureForm } from "#app/features/erasure/erasure-form.ts";
import type { ErasurePage } from "#app/features/reporting/erasure-page.server.ts";
import { FormProblem } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { EraseFoot } from "./erase-foot.tsx";

type CompanyTooProps = NonNullable<ErasurePage["left"]> & {
  company: string;
  rows: number;
  leadId: string | null;
  form: FormMetadata<z.input<typeof ErasureForm>, string[]>;
  field: string;
};

/** Whoever was known there is erased: where the company was that person, it goes after them. */
export function CompanyToo({ companyId, company, client, place, numbers, rows, leadId, form, field }: CompanyTooProps) {
  return (
    <>
      <Page>
        <PageHead
          title={`Erase ${company} too?`}
          says="The person is erased already, and nobody else is known there. It cannot be undone."
        />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          <Section title="What we hold">
            <b>{company}</b> <span className="quiet">for {client}</span>
            {place ? <div>{place}</div> : null}
            {numbers.length > 0 ? <div className="num">{numbers.join(", ")}</div> : null}
            <p className="quiet">{count(rows, "row")} of files about it.</p>
          </Section>
          <Section title="Was the company this person?">
            <p className="fine">
              Tick it for somebody who trades under it alone. Leave a company that is more than that.
            </p>
            <Checkbox size="md" mt="xs" name={field} value={companyId} label={`${company} was this person`} />
          </Section>
          <Section title="What happens">
            <Notice
              kind="wait"
              list={[
                "Its name, address and numbers go; of the company its country stays, and its figures.",
                "In notes, answers, rows of files, letters and reports “[erased]” stands in its place.",
                "The files it came in are removed; their rows stay, without it.",
                "Its leads are closed as erased on request.",
                "Nobody here rings it again, also if a client sends it anew: a keyed hash remembers that, and nothing else.",
              ]}
            />
          </Section>
        </Form>
      </Page>
      <EraseFoot formId={form.id} act="Erase the company" leave="Leave the company" leadId={leadId} />
    </>
  );
}
