import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "../desk/whats-due/due.css";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { campaignChoices } from "#app/features/reporting/due.server.ts";
import { lateLeads } from "#app/features/reporting/owed-list.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { DueFilter } from "../desk/whats-due/due-filter.tsx";
import { LateTable } from "./owed/late-table.tsx";

export const meta: MetaFunction = () => [{ title: "What plans owe, Rekindle" }];
export const handle = { crumbs: () => [{ label: "What is due", to: "/due" }, { label: "What plans owe" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const asked = new URL(request.url).searchParams;
  const campaignId = isId(asked.get("campaign") ?? "") ? asked.get("campaign") : null;
  const page = Math.trunc(Number(asked.get("page"))) || 1;
  return {
    ...(await lateLeads(db, { campaignId, page, now: clock.now() })),
    campaignId,
    campaigns: await campaignChoices(db),
    zone: (await agencyClock(db)).zone,
  };
}

export default function Owed() {
  const { rows, total, page, pages, campaignId, campaigns, zone } = useLoaderData<typeof loader>();
  const kept: Record<string, string> = campaignId ? { campaign: campaignId } : {};
  const toPage = (at: number) => `?${new URLSearchParams({ ...kept, page: String(at) })}`;
  return (
    <Page>
      <PageHead
        title={
          total === 0
            ? `No plan owes anybody anything${campaignId ? " in this campaign" : ""}`
            : `${count(total, "lead")} whose plan owes them something`
        }
        says="A plan says how often a lead that sleeps is written to or called at the least. Whoever had less by the day stands here, the longest first."
      />
      <DueFilter campaigns={campaigns} campaignId={campaignId} />
      {rows.length === 0 ? (
        <Empty
          title="Nobody waits for what was owed"
          says="What a plan owes at the least is set on the plan’s page; a lead stands here from the day on which that is late."
        />
      ) : (
        <LateTable rows={rows} zone={zone} />
      )}
      {pages > 1 ? (
        <nav className="owed-pages" aria-label="Pages">
          {page > 1 ? <Link to={toPage(page - 1)}>Owed for longer</Link> : null}
          <span className="quiet num">
            {page} of {pages}
          </span>
          {page < pages ? <Link to={toPage(page + 1)}>Owed for less long</Link> : null}
        </nav>
      ) : null}
    </Page>
  );
}
