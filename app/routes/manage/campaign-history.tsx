import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { type CampaignHistory, campaignHistory } from "#app/features/reporting/campaign-history.server.ts";
import { isId } from "#app/kit/ids.ts";
import { dateTime } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "What was changed, Rekindle" }];
export const handle = {
  crumbs: ({ campaign }: CampaignHistory) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: "What was changed" },
  ],
};

export async function loader({ request, params: { campaignId } }: LoaderFunctionArgs) {
  await requireManager(request);
  const history = isId(campaignId) ? await campaignHistory(db, campaignId) : null;
  if (!history) throw notFound();
  return history;
}

export default function History() {
  const { campaign, entries, zone } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={`What was changed of ${campaign.name}`}
        says="Who changed what, before and after, newest first."
      />
      <Table columns={["Change"]}>
        {entries.map(({ id, at, text }) => (
          <tr key={id}>
            <td>
              {text}
              <div className="quiet num">{dateTime(at, zone)}</div>
            </td>
          </tr>
        ))}
      </Table>
    </Page>
  );
}
