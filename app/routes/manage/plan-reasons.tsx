import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { presetsByReason, presetsSeen, setReasonPresets } from "#app/features/nurture/reason-plans.server.ts";
import { ReasonPresetsForm } from "#app/features/nurture/reason-plans.ts";
import { brought } from "#app/features/reporting/reason-plans-page.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { Foot } from "#app/ui/foot.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { dormancyReasons } from "#db/vocabulary.ts";
import { ReasonTable } from "./plan/reason-table.tsx";

export const meta: MetaFunction = () => [{ title: "What campaigns are offered, Rekindle" }];
export const handle = {
  crumbs: () => [{ label: "Touch plans", to: "/plans" }, { label: "What campaigns are offered" }],
};

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const chosen = await presetsByReason(db);
  return {
    seen: presetsSeen(chosen),
    plans: brought(),
    lines: dormancyReasons.map((reason) => ({
      reason,
      choice: chosen[reason] ?? "none",
      asleep: 0,
      onPlan: 0,
      waiting: 0,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, ReasonPresetsForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { plans: choices, seen } = form.value;
  const set = await setReasonPresets(db, { choices, seen, by: who.id, now: clock.now() });
  return set.ok ? redirect("/plans") : data(form.refuse(changedMeanwhile), { status: 409 });
}

const changedMeanwhile =
  "A colleague has changed what is offered since you opened this page. Reload it and choose anew.";

export default function PlanReasons() {
  const { plans, lines, seen } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <Page>
        <PageHead
          title="What campaigns are offered for each reason"
          says="The agency’s own answer to how each kind of dormant is kept in touch with. A campaign begins its choice with it."
        />
        {last?.error ? <Notice kind="block">{Object.values(last.error).flat().join(" ")}</Notice> : null}
        <Form method="post" id="reason-plans">
          <input type="hidden" name="seen" value={seen} />
          <ReasonTable plans={plans} lines={lines} rest={null} />
        </Form>
      </Page>
      <Foot says="Campaigns that have chosen stay as they are.">
        <Button type="submit" form="reason-plans" loading={busy} h={44}>
          Save what is offered
        </Button>
      </Foot>
    </>
  );
}
