import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import "./campaign/lists.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import { rowList, verdictFrom } from "#app/features/reporting/row-list.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { Cell, LongList } from "./campaign/long-list.tsx";

export const meta: MetaFunction = () => [{ title: "Rows, Rekindle" }];
export const handle = {
  crumbs: (data: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: data.campaign.name, to: `/campaigns/${data.campaign.id}` },
    { label: "Rows" },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const { campaignId } = params;
  const campaign = isId(campaignId) ? await campaignName(db, campaignId) : null;
  if (!campaign) throw notFound();
  const query = new URL(request.url).searchParams;
  const after = query.get("after") ?? undefined;
  const verdict = verdictFrom(query.get("verdict"));
  const page = await rowList(db, { campaignId: campaign.id, verdict, after: isId(after) ? after : null });
  return { campaign, verdict, ...page };
}

const heads = [
  { name: "Row", className: "r" },
  { name: "File", className: "hide-s" },
  { name: "As it came", className: "main" },
  { name: "What became of it", className: "hide-s why" },
  { name: "Counted as" },
];

export default function CampaignRows() {
  const { campaign, verdict, total, rows, next } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const became = verdict === "lead" ? "that became leads" : (verdict ?? "");
  return (
    <Page wide>
      <PageHead
        title={`${count(total, "row")} ${became}`.trim()}
        says={`${campaign.name}, ${campaign.client}: each as it came, and why it went where it went.`}
      />
      {rows.length === 0 ? (
        <Empty title="No row stands here" says="The figure you came from is nought, or has changed since." />
      ) : (
        <LongList
          key={search}
          first={{ rows, next }}
          label="Rows"
          columns="row-columns"
          heads={verdict ? heads.slice(0, 4) : heads}
        >
          {(row) => (
            <>
              <Cell className="r num">
                <Link to={row.leadId ? `/leads/${row.leadId}` : `/imports/${row.importId}/review`}>
                  {number(row.line)}
                </Link>
              </Cell>
              <Cell className="hide-s quiet">{row.file}</Cell>
              <Cell className="main" title={row.cells}>
                {row.cells || "nothing but separators"}
              </Cell>
              <Cell className="hide-s quiet why" title={row.reasons}>
                {row.reasons || (row.verdict === "merged" ? `went into ${row.company}` : (row.company ?? ""))}
              </Cell>
              {verdict ? null : (
                <Cell>
                  <span className="rk-tag">{row.verdict}</span>
                </Cell>
              )}
            </>
          )}
        </LongList>
      )}
    </Page>
  );
}
