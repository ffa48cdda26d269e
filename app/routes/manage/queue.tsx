import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "./queue/queue.css";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { agentChoices } from "#app/features/reporting/people.server.ts";
import { queuePage } from "#app/features/reporting/queue-page.server.ts";
import { isId } from "#app/kit/ids.ts";
import { count } from "#app/ui/format.ts";
import { useLiveReload } from "#app/ui/live.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { ServedNext } from "./queue/served-next.tsx";
import { WhatCounts } from "./queue/what-counts.tsx";
import { WhoCalls } from "./queue/who-calls.tsx";

export const meta: MetaFunction = () => [{ title: "Queue, Rekindle" }];
export const handle = {
  crumbs: (data: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: data.campaign.name, to: `/campaigns/${data.campaign.id}` },
    { label: "Queue" },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const { campaignId } = params;
  const agent = new URL(request.url).searchParams.get("agent") ?? undefined;
  const agentId = isId(agent) ? agent : null;
  const page = isId(campaignId) ? await queuePage(db, { campaignId, agentId, now: clock.now() }) : null;
  if (!page) throw notFound();
  const others = (await agentChoices(db)).filter(({ id }) => !page.callers.some((caller) => caller.id === id));
  return { ...page, others, agentId, zone: (await agencyClock(db)).zone };
}

export default function Queue() {
  const { campaign, due, next, weights, callers, others, unspoken, agentId, zone } = useLoaderData<typeof loader>();
  useLiveReload(`campaign:${campaign.id}`);
  return (
    <Page wide>
      <PageHead
        title={due === 0 ? "Nothing is due" : `${count(due, "lead has", "leads have")} come due`}
        says={`${campaign.name}, ${campaign.client}. What is served next, why, and to whom.`}
        zone={campaign.zone}
      />
      <div className="queue-columns">
        <ServedNext next={next} callers={callers} agentId={agentId} zone={campaign.zone} />
        <div>
          <WhatCounts campaignId={campaign.id} weights={weights} />
          <WhoCalls campaignId={campaign.id} zone={zone} callers={callers} others={others} unspoken={unspoken} />
        </div>
      </div>
    </Page>
  );
}
