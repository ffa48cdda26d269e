import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./campaign/campaign.css";
import { clock } from "#app/clock.server.ts";
import { campaignPauseWords } from "#app/features/audit/words.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { campaignReport } from "#app/features/reporting/campaign-report.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { dateTime, localDate, money, percent } from "#app/ui/format.ts";
import { useLiveReload } from "#app/ui/live.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { BalanceLines } from "./campaign/balance-lines.tsx";
import { ConversionPart } from "./campaign/conversion-part.tsx";
import { FollowUpPart } from "./campaign/follow-up-part.tsx";
import { FunnelPart } from "./campaign/funnel-part.tsx";
import { TodayPart } from "./campaign/today-part.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? "Campaign"}, Rekindle` },
];
export const handle = {
  crumbs: (data: Awaited<ReturnType<typeof loader>>) => [
    { label: "Campaigns", to: "/campaigns" },
    { label: data.campaign.name },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const { campaignId } = params;
  const report = isId(campaignId) ? await campaignReport(db, { campaignId, now: clock.now() }) : null;
  if (!report) throw notFound();
  return report;
}

export default function Campaign() {
  const report = useLoaderData<typeof loader>();
  const { campaign, client, balance, won, week } = report;
  useLiveReload(`campaign:${campaign.id}`);
  const now = report.weeks?.at(-1);
  const before = report.weeks?.[0];
  const upload = `/imports/new?campaign=${campaign.id}`;
  const empty = balance.rows === 0 && balance.leads === 0;
  return (
    <>
      <Page wide>
        <div className="camp-head">
          <PageHead
            title={campaign.name}
            says={`${client.name} · week ${week.now} of ${week.of} · as of ${dateTime(report.asOf, client.zone)}`}
            zone={client.zone}
          >
            {empty ? null : (
              <div className="rk-figures">
                <Figure
                  value={won.leads}
                  size="large"
                  label={["won", ...won.money.map(({ minor, currency }) => money(minor, currency))].join(", ")}
                  to={`/campaigns/${campaign.id}/leads?stage=won`}
                />
                {now && before ? (
                  <Figure
                    value={percent(now.value)}
                    size="large"
                    label={`conversion, from ${percent(before.value)}; likely ${percent(now.low)} to ${percent(now.high)}`}
                  />
                ) : null}
              </div>
            )}
          </PageHead>
        </div>
        <Standing campaign={campaign} />
        {empty ? (
          <Empty
            title="No backlog yet"
            says={`Upload what ${client.name} handed over, as it is: any CSV, TSV or Excel file. Nothing is written until you commit it.`}
          />
        ) : (
          <>
            <BalanceLines id={campaign.id} balance={balance} leaks={report.today.leaks} />
            <div className="camp-columns">
              <div>
                <ConversionPart {...report} />
              </div>
              <div>
                <FunnelPart {...report} />
                <FollowUpPart {...report} />
              </div>
              <div>
                <TodayPart {...report} />
              </div>
            </div>
          </>
        )}
      </Page>
      {empty ? (
        <Foot says="The next best lead is called as soon as there is one.">
          <Settings campaign={campaign} />
          {report.waitingImportId ? (
            <Button component={Link} to={`/imports/${report.waitingImportId}`} h={44}>
              Go on with the upload
            </Button>
          ) : (
            <Button component={Link} to={upload} h={44}>
              Upload the backlog
            </Button>
          )}
        </Foot>
      ) : (
        <Foot>
          <Settings campaign={campaign} />
          <Button component={Link} to={`/campaigns/${campaign.id}/queue`} variant="default">
            Queue
          </Button>
          <Button component={Link} to={`/suppression-lists?client=${client.id}`} variant="default">
            Suppression lists
          </Button>
          <Button component={Link} to={upload} variant="default">
            Upload another file
          </Button>
        </Foot>
      )}
    </>
  );
}

const settingsAct: Partial<Record<string, string>> = { live: "Pause the campaign", paused: "Resume the campaign" };

function Settings({ campaign: { id, status } }: Pick<Awaited<ReturnType<typeof loader>>, "campaign">) {
  return (
    <>
      <Button component={Link} to={`/campaigns/${id}/script`} variant="default">
        Script
      </Button>
      <Button component={Link} to={`/campaigns/${id}/outcomes`} variant="default">
        Outcomes
      </Button>
      {status === "ended" ? null : (
        <Button component={Link} to={`/campaigns/${id}/terms`} variant="default">
          Terms
        </Button>
      )}
      <Button component={Link} to={`/campaigns/${id}/status`} variant="default">
        {settingsAct[status] ?? "Change the campaign"}
      </Button>
    </>
  );
}

function Standing({ campaign }: Pick<Awaited<ReturnType<typeof loader>>, "campaign">) {
  if (campaign.status === "live" && campaign.callerId) return null;
  if (campaign.status === "live")
    return (
      <Notice kind="wait">
        Nothing can be dialled: the campaign has no caller ID that the called party would see.{" "}
        <Link to={`/campaigns/${campaign.id}/terms`}>Add one</Link>
      </Notice>
    );
  if (campaign.status === "paused")
    return (
      <Notice kind="wait">
        {campaign.pausedUntil
          ? `Paused until ${localDate(campaign.pausedUntil)}${campaign.pausedBecause ? `, ${campaignPauseWords[campaign.pausedBecause]}` : ""}; nobody is called before. It goes on by itself.`
          : "Paused without a date, so its open leads are leaking. Resume it or give it a date."}
      </Notice>
    );
  return (
    <Notice>{campaign.status === "draft" ? "Not live yet: nobody is called." : "Ended: nobody is called."}</Notice>
  );
}
