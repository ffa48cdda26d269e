import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type CampaignRow, campaignList } from "#app/features/reporting/campaign-list.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { count, localDate, number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Campaigns, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Campaigns" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return campaignList(db, { now: clock.now() });
}

export default function Campaigns() {
  const { campaigns, clientsWithout } = useLoaderData<typeof loader>();
  const live = campaigns.filter(({ status }) => status === "live").length;
  return (
    <>
      <Page>
        <PageHead
          title={campaigns.length === 0 ? "Campaigns" : `${count(live, "campaign")} ${live === 1 ? "is" : "are"} live`}
          says="Whose leads are called, how many there are, and what became of them."
        />
        {campaigns.length === 0 ? (
          <Empty
            title="No campaign yet"
            says="A campaign belongs to a client: add the client first, then open its campaign and upload the backlog."
          />
        ) : (
          <CampaignTable campaigns={campaigns} />
        )}
        {clientsWithout.length > 0 ? (
          <p className="fine" style={{ marginTop: 16 }}>
            Without a campaign:{" "}
            {clientsWithout.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 ? ", " : ""}
                <Link to={`/campaigns/new?client=${id}`}>{name}</Link>
              </span>
            ))}
            .
          </p>
        ) : null}
      </Page>
      <Foot>
        <Button component={Link} to="/clients/new" variant="default">
          Add a client
        </Button>
        <Button component={Link} to="/campaigns/new" h={44}>
          Open a campaign
        </Button>
      </Foot>
    </>
  );
}

function CampaignTable({ campaigns }: { campaigns: CampaignRow[] }) {
  return (
    <Table
      columns={[
        "Campaign",
        { head: "Status", wideOnly: true },
        { head: "Rows", right: true, wideOnly: true },
        { head: "Leads", right: true },
        { head: "With us", right: true, wideOnly: true },
        { head: "With them", right: true, wideOnly: true },
        { head: "Won", right: true },
        { head: "Leaks", right: true },
      ]}
    >
      {campaigns.map((campaign) => (
        <Line key={campaign.id} campaign={campaign} />
      ))}
    </Table>
  );
}

function Line({ campaign }: { campaign: CampaignRow }) {
  const at = `/campaigns/${campaign.id}`;
  return (
    <tr>
      <td>
        <Link to={at}>
          <b>{campaign.name}</b>
        </Link>
        <div className="quiet">{campaign.client}</div>
      </td>
      <td className="hide-s quiet">{standing(campaign)}</td>
      <td className="r hide-s">
        <Link to={`${at}/rows`}>{number(campaign.rows)}</Link>
      </td>
      <td className="r">
        <Link to={`${at}/leads`}>{number(campaign.leads)}</Link>
      </td>
      <td className="r hide-s">
        <Link to={`${at}/leads?owner=agency`}>{number(campaign.agency)}</Link>
      </td>
      <td className="r hide-s">
        <Link to={`${at}/leads?owner=client`}>{number(campaign.theirs)}</Link>
      </td>
      <td className="r">
        <Link to={`${at}/leads?stage=won`}>{number(campaign.won)}</Link>
      </td>
      <td className="r">
        <Link to="/leaks">{number(campaign.leaks)}</Link>
      </td>
    </tr>
  );
}

function standing({ status, pausedUntil, endsOn }: CampaignRow): string {
  if (status === "paused") return pausedUntil ? `Paused until ${localDate(pausedUntil)}` : "Paused without a date";
  if (status === "ended") return "Ended";
  return status === "draft" ? "Not live yet" : `Live until ${localDate(endsOn)}`;
}
