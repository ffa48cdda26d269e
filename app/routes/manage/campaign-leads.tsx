import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import "./campaign/lists.css";
import { clock } from "#app/clock.server.ts";
import { nextActionWords } from "#app/features/audit/words.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import { type LeadFilter, leadFilter, leadList } from "#app/features/reporting/lead-list.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { atStart, count, dateTime } from "#app/ui/format.ts";
import { Owner } from "#app/ui/owner.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { StageMark, stageWord } from "#app/ui/stage-mark.tsx";
import { db } from "#db/client.server.ts";
import { Cell, LongList } from "./campaign/long-list.tsx";

export const meta: MetaFunction = () => [{ title: "Leads, Rekindle" }];
export const handle = {
  crumbs: (data: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: data.campaign.name, to: `/campaigns/${data.campaign.id}` },
    { label: "Leads" },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const { campaignId } = params;
  const campaign = isId(campaignId) ? await campaignName(db, campaignId) : null;
  if (!campaign) throw notFound();
  const query = new URL(request.url).searchParams;
  const after = query.get("after") ?? undefined;
  const filter = leadFilter(query);
  const page = await leadList(db, {
    campaignId: campaign.id,
    filter,
    after: isId(after) ? after : null,
    now: clock.now(),
  });
  return { campaign, filter, ...page };
}

const heads = [
  { name: "Company", className: "main" },
  { name: "Stage" },
  { name: "Owner", className: "hide-s" },
  { name: "Next action", className: "hide-s" },
];

export default function CampaignLeads() {
  const { campaign, filter, total, rows, next } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <Page wide>
      <PageHead
        title={`${count(total, "lead")} ${wordsOf(filter)}`.trim()}
        says={`${campaign.name}, ${campaign.client}.`}
        zone={campaign.zone}
      />
      {rows.length === 0 ? (
        <Empty title="No lead stands here" says="The figure you came from is nought, or has changed since." />
      ) : (
        <LongList key={search} first={{ rows, next }} label="Leads" columns="lead-columns" heads={heads}>
          {(lead) => (
            <>
              <Cell className="main">
                <Link to={`/leads/${lead.id}`}>{lead.company}</Link> <span className="quiet">{lead.city}</span>
              </Cell>
              <Cell>
                <StageMark stage={lead.stage} />
              </Cell>
              <Cell className="hide-s">
                <Owner who={lead.owner} name={lead.who} />
              </Cell>
              <Cell className="hide-s quiet">
                {lead.nextAction && lead.dueAt
                  ? `${atStart(nextActionWords[lead.nextAction])}, ${dateTime(lead.dueAt, campaign.zone)}`
                  : "Nothing more to do"}
              </Cell>
            </>
          )}
        </LongList>
      )}
    </Page>
  );
}

function wordsOf({ stage, owner, ever, added, news, blocked }: LeadFilter): string {
  if (blocked) return "that no rule lets us call";
  if (news === "none") return "without news";
  if (news === "overdue") return "whose news is due";
  if (added) return "added";
  if (ever && ever !== "leads") return `that came as far as ${ever}`;
  if (owner) return owner === "finished" ? "finished" : `with the ${owner}`;
  return stage ? stageWord(stage).toLowerCase() : "";
}
