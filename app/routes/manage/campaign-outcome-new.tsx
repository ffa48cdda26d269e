import { getFormProps } from "@conform-to/react";
import { Button, Select } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { addOutcome, type OutcomeAdded } from "#app/features/outcomes/settings/add-outcome.server.ts";
import { OwnOutcomeForm } from "#app/features/outcomes/settings/disposition-form.ts";
import { type CampaignOutcomes, campaignOutcomes } from "#app/features/outcomes/settings/dispositions-page.server.ts";
import { maySet } from "#app/features/outcomes/settings/may-set.ts";
import { freeKeys } from "#app/features/outcomes/settings/places.ts";
import { flagWords, planWords } from "#app/features/outcomes/settings/plan-in-words.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem, SelectField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { nameRefused, startOf } from "./outcome/start.ts";
import { TermsFields } from "./outcome/terms-fields.tsx";

export const meta: MetaFunction = () => [{ title: "A new outcome, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: CampaignOutcomes) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Outcomes", to: `/campaigns/${campaign.id}/outcomes` },
    { label: "A new one" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const page = isId(campaignId) ? await campaignOutcomes(db, campaignId) : null;
  if (!page) throw notFound();
  return page;
}

type Refused = Exclude<Extract<OutcomeAdded, { ok: false }>["reason"], "no-such-campaign">;

const refused: Record<Refused, readonly [sentence: string, field?: string]> = {
  ...nameRefused,
  ended: ["The campaign has ended; open a new one."],
  "no-such-pattern": ["Choose one of the usual outcomes.", "likeId"],
  "key-taken": ["Another outcome has taken this key meanwhile. Choose another.", "key"],
  "no-place": ["There is no place left. Remove an outcome that was never used first."],
};

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, OwnOutcomeForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const added = await addOutcome(db, { campaignId, fields: form.value, by: who.id, now: clock.now() });
  if (added.ok) return redirect(`/campaigns/${campaignId}/outcomes`);
  if (added.reason === "no-such-campaign") throw notFound();
  return data(form.refuse(...refused[added.reason]), { status: 409 });
}

export default function OutcomeNew() {
  const { outcomes } = useLoaderData<typeof loader>();
  const [asked, ask] = useSearchParams();
  const patterns = outcomes.filter(({ likeId }) => likeId === null);
  const like = patterns.find(({ code }) => code === asked.get("like")) ?? patterns[0];
  // What was typed of its own comes along when another pattern is chosen; the pattern brings its terms.
  const typed = { label: asked.get("label") ?? "", key: asked.get("key") ?? "0" };
  return like ? (
    <Adding
      key={like.id}
      like={like}
      patterns={patterns}
      keys={freeKeys(outcomes)}
      typed={typed}
      onLike={(code, { label, key }) =>
        ask({ like: code, ...(label ? { label } : {}), ...(key ? { key } : {}) }, { replace: true })
      }
    />
  ) : null;
}

type Outcome = CampaignOutcomes["outcomes"][number];
type Typed = { label: string | undefined; key: string | undefined };
type AddingProps = {
  like: Outcome;
  patterns: Outcome[];
  keys: number[];
  typed: Typed;
  onLike: (code: string, typed: Typed) => void;
};

const typedIn = (value: Partial<Record<keyof Typed, unknown>> | undefined): Typed => ({
  label: value?.label?.toString(),
  key: value?.key?.toString(),
});

function Adding({ like, patterns, keys, typed, onLike }: AddingProps) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(OwnOutcomeForm, {
    id: "own-outcome",
    last: useActionData<typeof action>(),
    start: { likeId: like.id, ...typed, ...startOf(like) },
  });
  return (
    <>
      <Page>
        <PageHead
          title="An outcome of this campaign’s own"
          says="What it means for the lead, the law and the reports is that of the outcome it behaves like."
        />
        <Form method="post" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name={fields.likeId.name} value={like.id} />
          <Section title="What it means">
            <div className="rk-form">
              <Select
                label="Behaves like"
                description={`Counts as ${flagWords(like)}. ${planWords(like)}`}
                data={patterns.map(({ code, label }) => ({ value: code, label }))}
                value={like.code}
                allowDeselect={false}
                error={fields.likeId.errors?.[0]}
                onChange={(code) => code && onLike(code, typedIn(form.value))}
              />
            </div>
          </Section>
          <Section title="On the desk">
            <div className="rk-form">
              <TextField field={fields.label} label="What the agent says" placeholder="Asked for brochure" />
              <SelectField
                field={fields.key}
                label="Key"
                description={
                  keys.length > 0
                    ? "The keys that are free, or the place behind the key 0."
                    : "Every key is taken. Give another outcome a later place to free its key."
                }
                data={[
                  ...keys.map((key) => ({ value: String(key), label: String(key) })),
                  { value: "0", label: "Behind the key 0" },
                ]}
                allowDeselect={false}
              />
            </div>
          </Section>
          <TermsFields fields={fields} may={maySet(like)} />
        </Form>
      </Page>
      <Foot says="Agents are offered it from now on. What it counts as can be changed afterwards.">
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Add the outcome
        </Button>
      </Foot>
    </>
  );
}
