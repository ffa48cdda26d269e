import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useMemo } from "react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { reasonsSeen, setReasonPlans } from "#app/features/nurture/reason-plans.server.ts";
import { ReasonPlansForm } from "#app/features/nurture/reason-plans.ts";
import { type ReasonPlansPage, reasonPlansPage } from "#app/features/reporting/reason-plans-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { FormProblem } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { ReasonTable } from "./plan/reason-table.tsx";

export const meta: MetaFunction = () => [{ title: "A plan for each reason, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: ReasonPlansPage) => [
    { label: "Touch plans", to: "/plans" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "A plan for each reason" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  // Asked first: what a colleague chooses in between is shown then, and not overwritten unseen.
  const seen = await reasonsSeen(db, campaignId);
  const page = await reasonPlansPage(db, campaignId);
  if (!page) throw notFound();
  return { ...page, seen };
}

export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, ReasonPlansForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { plans: choices, seen } = form.value;
  const set = await setReasonPlans(db, { campaignId, choices, seen, by: who.id, now: clock.now() });
  if (set.ok) return redirect("/plans");
  if (set.reason === "no-such-plan")
    return data(form.refuse("One of these plans is another campaign’s. Load the page again and choose once more."), {
      status: 409,
    });
  if (set.reason === "changed-meanwhile") return data(form.refuse(changedMeanwhile), { status: 409 });
  throw notFound();
}

const changedMeanwhile =
  "A colleague has chosen plans for this campaign since you opened this page. Reload it and choose anew.";

export default function CampaignPlans() {
  const { campaign, proposed, rest, plans, lines, seen } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const problems = useMemo(() => Object.values(last?.error ?? {}).flatMap((said) => said ?? []), [last]);
  const busy = useNavigation().state !== "idle";
  const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
  return (
    <>
      <Page>
        <PageHead
          title={`How ${campaign.name} keeps in touch, by reason`}
          says="A lead that goes to sleep begins the plan of its reason. The agent sees it beside the reason and may choose another."
        />
        <FormProblem form={{ errors: problems, errorId: "reason-plans-problem" }} />
        {proposed ? (
          <Notice kind="plain">
            Nothing is chosen yet. Here stands <Link to="/plans/reasons">what the agency proposes</Link>; it begins when
            you save it, and each plan can be changed afterwards.
          </Notice>
        ) : null}
        <Form method="post" id="reason-plans">
          <input type="hidden" name="seen" value={seen} />
          <ReasonTable plans={plans} lines={lines} rest={rest} />
        </Form>
      </Page>
      <Foot
        says={`Whoever is on a plan stays on it until they wake.${waiting > 0 ? ` ${count(waiting, "lead sleeps", "leads sleep")} without one and ${waiting === 1 ? "begins" : "begin"} what is chosen here.` : ""}`}
      >
        <Button type="submit" form="reason-plans" loading={busy} h={44}>
          Save the plans
        </Button>
      </Foot>
    </>
  );
}
