import { NativeSelect } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useState } from "react";
import { clock } from "#app/clock.server.ts";
import { requireAdmin } from "#app/features/auth/guards.server.ts";
import { writeRule } from "#app/features/compliance/edit-rules.server.ts";
import { RuleForm } from "#app/features/compliance/rule-form.ts";
import { RuleFields } from "#app/features/compliance/screens/rule-fields.tsx";
import { ruleKindWords } from "#app/features/compliance/screens/rule-kinds.ts";
import { readForm } from "#app/kit/form.server.ts";
import { CheckField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { db } from "#db/client.server.ts";
import { type RuleKind, ruleKinds } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "A new rule, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules", to: "/admin/rules" }, { label: "A new rule" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, RuleForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const written = await writeRule(db, { ruleId: null, draft: form.value, by: who.id, now: clock.now() });
  if (!written.ok) {
    const never = written.reason === "never-asked";
    const sentence = never ? written.sentence : "That rule has gone. Go back to the rules and begin again.";
    return data(form.refuse(sentence, never ? "jurisdiction" : undefined), { status: never ? 400 : 409 });
  }
  return redirect(`/admin/rules/${written.id}`);
}

export default function RuleNew() {
  const [kind, setKind] = useState<RuleKind>("hours");
  const [form, fields] = useHouseForm(RuleForm, { id: "rule", last: useActionData<typeof action>() });
  return (
    <FormPage
      title="Write a rule"
      says="A country may be called once it has calling hours here. Where a state has a rule too, both must hold."
      form={form}
      act="Write the rule"
      foot="Every call asked about from that day on is judged by it."
    >
      <NativeSelect
        name="kind"
        label="What it is about"
        value={kind}
        onChange={(change) => setKind(ruleKinds.find((word) => word === change.currentTarget.value) ?? "hours")}
        data={ruleKinds.map((word) => ({ value: word, label: ruleKindWords[word] }))}
      />
      <div className="two">
        <TextField field={fields.jurisdiction} label="Country" description="Two letters, or * for everywhere" />
        <TextField field={fields.region} label="State or region" description="Its code; empty for all of it" />
      </div>
      <TextField field={fields.title} label="Name" description="As in a sentence: calling hours" />
      <RuleFields kind={kind} fields={fields} />
      <TextField field={fields.validFrom} label="Holds from" type="date" />
      <TextField field={fields.source} label="Source" description="The law and its paragraph, or whose policy" />
      <CheckField field={fields.checked} label="I compared it with its source today" />
    </FormPage>
  );
}
