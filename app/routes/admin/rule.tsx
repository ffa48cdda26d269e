import { getFormProps } from "@conform-to/react";
import { Button, TextInput } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { writeRule } from "#app/features/compliance/edit-rules.server.ts";
import { RuleForm } from "#app/features/compliance/rule-form.ts";
import { RuleFields } from "#app/features/compliance/screens/rule-fields.tsx";
import { rulePage } from "#app/features/reporting/rules-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { Foot } from "#app/ui/foot.tsx";
import { CheckField, FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { atStart, localDate } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "A rule, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules", to: "/admin/rules" }, { label: "A rule" }] };

export async function loader({ request, params: { ruleId = "" } }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const page = await rulePage(db, { ruleId, now: clock.now() });
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params: { ruleId = "" } }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, RuleForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const written = await writeRule(db, { ruleId, draft: form.value, by: who.id, now: clock.now() });
  if (written.ok) return redirect(`/admin/rules/${ruleId}`);
  if (written.reason === "no-such-rule") throw notFound();
  return data(form.refuse("A rule keeps its kind; write a new rule for anything else."), { status: 409 });
}

export default function Rule() {
  const { versions, start } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(RuleForm, { id: "rule", last: useActionData<typeof action>(), start });
  const [newest] = versions;
  return (
    <>
      <Page>
        <PageHead title={`${atStart(start.title)}, ${newest?.place ?? ""}`} says={newest?.says} />
        <Section title="Versions">
          <ul>
            {versions.map((version) => (
              <Version key={version.version} {...version} />
            ))}
          </ul>
        </Section>
        <Section title="A new version">
          <Form method="post" className="rk-form" {...getFormProps(form)}>
            <FormProblem form={form} />
            <input type="hidden" name="kind" value={start.kind} />
            <input type="hidden" name="jurisdiction" value={start.jurisdiction} />
            {start.region ? <input type="hidden" name="region" value={start.region} /> : null}
            <TextField field={fields.title} label="Name" description="As in a sentence: calling hours" />
            <RuleFields kind={start.kind} fields={fields} />
            <TextField field={fields.validFrom} label="Holds from" type="date" />
            <TextField field={fields.source} label="Source" description="The law and its paragraph, or whose policy" />
            <CheckField field={fields.checked} label="I compared it with its source today" />
          </Form>
        </Section>
      </Page>
      <Foot says="The versions before stay, so that earlier calls stay explained.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Write the version
        </Button>
      </Foot>
    </>
  );
}

const standings = {
  "in-force": { kind: "good", says: "In force" },
  "to-come": { kind: "wait", says: "To come" },
  over: { kind: "plain", says: "No longer" },
} as const;

type VersionProps = ReturnType<typeof useLoaderData<typeof loader>>["versions"][number];

function Version({ id, version, says, source, validFrom, validTo, verifiedOn, standing }: VersionProps) {
  const checked = verifiedOn
    ? `Compared with its source on ${localDate(verifiedOn)}.`
    : "Not yet compared with its source.";
  return (
    <li>
      <b>{version}</b> <Risk kind={standings[standing].kind}>{standings[standing].says}</Risk>
      <p>{says}</p>
      <p className="quiet">
        From {localDate(validFrom)}
        {validTo ? ` until ${localDate(validTo)}` : ""}. {source}. {checked}
      </p>
      {standing === "over" ? null : (
        <div className="row">
          <Form method="post" action={`/admin/rules/${id}/checked`}>
            <input type="hidden" name="version" value={version} />
            <Button type="submit" variant="default">
              Checked today
            </Button>
          </Form>
          {validTo ? null : (
            <Form method="post" action={`/admin/rules/${id}/end`} className="row">
              <input type="hidden" name="version" value={version} />
              <TextInput type="date" name="validTo" aria-label={`First day ${version} holds no longer`} required />
              <Button type="submit" variant="default">
                End on that day
              </Button>
            </Form>
          )}
        </div>
      )}
    </li>
  );
}
