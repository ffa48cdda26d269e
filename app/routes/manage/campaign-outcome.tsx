import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { DispositionForm } from "#app/features/outcomes/settings/disposition-form.ts";
import {
  type CampaignOutcomes,
  campaignOutcomes,
  isOutcomeUsed,
} from "#app/features/outcomes/settings/dispositions-page.server.ts";
import {
  editDisposition,
  type OutcomeSet,
  outcomeSeen,
} from "#app/features/outcomes/settings/edit-disposition.server.ts";
import { maySet } from "#app/features/outcomes/settings/may-set.ts";
import { planWords } from "#app/features/outcomes/settings/plan-in-words.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { AskOnce } from "#app/ui/ask-once.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { CheckField, FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { lastForTheUnanswered, nameRefused, startOf, tick } from "./outcome/start.ts";
import { TermsFields } from "./outcome/terms-fields.tsx";

type Loaded = Pick<CampaignOutcomes, "campaign"> & {
  outcome: CampaignOutcomes["outcomes"][number];
  /** The outcome it behaves like, where it is the campaign's own. */
  like: string | null;
  isUsed: boolean;
  seen: string;
};

export const meta: MetaFunction = () => [{ title: "An outcome, Rekindle" }];
export const handle = {
  crumbs: ({ campaign, outcome }: Loaded) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "Outcomes", to: `/campaigns/${campaign.id}/outcomes` },
    { label: outcome.label },
  ],
};

export async function loader({ request, params: { campaignId, code } }: LoaderFunctionArgs): Promise<Loaded> {
  await requireManager(request);
  const page = isId(campaignId) ? await campaignOutcomes(db, campaignId) : null;
  const outcome = page?.outcomes.find((one) => one.code === code);
  if (!page || !outcome) throw notFound();
  const like = page.outcomes.find(({ id }) => id === outcome.likeId)?.label ?? null;
  return {
    campaign: page.campaign,
    outcome,
    like,
    isUsed: await isOutcomeUsed(db, outcome.id),
    seen: outcomeSeen(outcome),
  };
}

export async function action({ request, params: { campaignId, code = "" } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, DispositionForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const set = await editDisposition(db, { campaignId, code, fields: form.value, by: who.id, now: clock.now() });
  if (set.ok) return redirect(`/campaigns/${campaignId}/outcomes`);
  if (set.reason === "no-such-disposition") throw notFound();
  return data(form.refuse(...refused[set.reason]), { status: 409 });
}

type Refused = Exclude<Extract<OutcomeSet, { ok: false }>["reason"], "no-such-disposition">;

const refused: Record<Refused, readonly [sentence: string, field?: string]> = {
  ...nameRefused,
  "changed-meanwhile": [
    "A colleague has changed this outcome, or put another in its place, since you opened this page. Reload it and change it anew.",
  ],
  "must-be-offered": ["A campaign cannot do without this outcome. Rename it instead.", "offered"],
  "last-for-the-unanswered": [lastForTheUnanswered, "offered"],
};

export default function Outcome() {
  const { outcome, like, isUsed, seen } = useLoaderData<typeof loader>();
  const removing = useFetcher<{ says: string }>();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setAsking(false);
    opener.current?.focus();
  };
  const busy = useNavigation().state !== "idle";
  const may = maySet(outcome);
  const [form, fields] = useHouseForm(DispositionForm, {
    id: "outcome",
    last: useActionData<typeof action>(),
    start: {
      label: outcome.label,
      position: String(outcome.position),
      offered: tick(outcome.offered),
      human: tick(outcome.human),
      contact: tick(outcome.contact),
      decisionMaker: tick(outcome.decisionMaker),
      machine: tick(outcome.machine),
      unworkable: tick(outcome.unworkable),
      ...startOf(outcome),
    },
  });
  return (
    <>
      <Page>
        <PageHead
          title={outcome.label}
          says={like ? `This campaign’s own, like “${like}”. ${planWords(outcome)}` : planWords(outcome)}
        />
        <Form method="post" {...getFormProps(form)}>
          <FormProblem form={form} />
          <input type="hidden" name={fields.seen.name} value={seen} />
          <Section title="On the desk">
            <div className="rk-form">
              <TextField field={fields.label} label="What the agent says" />
              <TextField
                field={fields.position}
                type="number"
                label="Place"
                description="One to nine are keys; the rest stand behind the key 0. An outcome that stood in this place takes the old one."
              />
              <CheckField
                field={fields.offered}
                label="Offered"
                description="Without it the outcome is put away: nobody is offered it, and what was said with it stays."
              />
            </div>
          </Section>
          <Section title="Counts as">
            <div className="rk-form">
              <CheckField field={fields.human} label="A human was reached" />
              <CheckField field={fields.contact} label="They spoke with us about it" />
              <CheckField field={fields.decisionMaker} label="It was the one who decides" />
              <CheckField field={fields.machine} label="A machine answered" />
              <CheckField field={fields.unworkable} label="The number does not lead to them" />
            </div>
          </Section>
          <TermsFields fields={fields} may={may} />
        </Form>
      </Page>
      <Foot
        says={
          asking ? (
            <AskOnce
              about={`Remove the outcome: ${outcome.label}`}
              says={
                removing.data?.says ??
                `“${outcome.label}” was never said on a call. Removed, it leaves the desk for good, with all that is set here.`
              }
              act="Remove it for good"
              leave="Leave it"
              busy={removing.state !== "idle"}
              onAct={() => removing.submit(null, { method: "post", action: "remove" })}
              onLeave={leave}
            />
          ) : (
            "What was recorded keeps its meaning; reports count by the marks above."
          )
        }
      >
        {like && !isUsed ? (
          <Button ref={opener} variant="default" aria-expanded={asking} onClick={() => setAsking(!asking)} h={44}>
            Remove the outcome
          </Button>
        ) : null}
        <Button type="submit" form={form.id} loading={busy} h={44}>
          Save the outcome
        </Button>
      </Foot>
    </>
  );
}
