import "./inbox.css";
import "./report.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { campaignForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { clientReport } from "#app/features/reporting/client-report.server.ts";
import { count, dayDate, money, percent } from "#app/ui/format.ts";
import { forClient } from "#db/client.server.ts";
import { Funnel } from "./funnel.tsx";
import { Rise } from "./rise.tsx";
import { Unknown } from "./unknown.tsx";

export const meta: MetaFunction = () => [{ title: "Report, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  const asked = new URL(request.url).searchParams.get("campaign");
  return forClient(clientId, async (tx) => {
    const named = asked === null ? {} : await campaignForClient(tx, clientId, asked);
    return { report: await clientReport(tx, { clientId, ...named, now: clock.now() }) };
  });
}

export default function Report() {
  const { report } = useLoaderData<typeof loader>();
  if (!report) {
    return (
      <div className="portal-body">
        <h1 className="portal-title">Nothing to report yet</h1>
        <p className="soft">As soon as we begin to call your backlog, its figures stand here.</p>
      </div>
    );
  }
  const { won, week, zone, asOf, currency, weeks, baseline, daysToAnswer } = report;
  const last = weeks?.at(-1);
  return (
    <div className="portal-body">
      <h1 className="portal-title">
        {won.leads === 0
          ? "Your backlog has not won a customer yet"
          : `Your backlog has won ${count(won.leads, "customer")}`}
      </h1>
      <p className="soft portal-as-of">
        Week {week.now} of {week.of}, as of {dayDate(asOf, zone)}.
      </p>
      {report.campaigns.length > 1 ? (
        <nav className="rk-picks" aria-label="Campaign">
          {report.campaigns.map(({ id, name }) => (
            <Link key={id} to={`?campaign=${id}`} aria-current={id === report.campaignId ? "true" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      <div className="portal-headline">
        <div>
          <b>{won.money.map((sum) => money(sum.minor, sum.currency)).join(" + ") || money(0, currency)}</b>
          <span>won from old leads</span>
        </div>
        {last && baseline ? (
          <div>
            <b>{percent(last.value)}</b>
            <span>
              conversion, was {percent(baseline.won / baseline.leads)}
              <br />
              likely {percent(last.low).replace(/\s%$/, "")} to {percent(last.high)}
            </span>
          </div>
        ) : null}
        {daysToAnswer !== null ? (
          <div className="wide-only">
            <b>
              {daysToAnswer < 1
                ? count(Math.max(1, Math.round(daysToAnswer * 24)), "hour")
                : `${daysToAnswer.toFixed(1)} days`}
            </b>
            <span>until you answer, usually</span>
          </div>
        ) : null}
      </div>
      {weeks && baseline ? (
        <Rise weeks={weeks} />
      ) : (
        <p className="fine">You keep no figures of your conversion before, so there is nothing to compare with.</p>
      )}
      <h2 className="portal-h2">How far they came</h2>
      <Funnel report={report} />
      <h2 className="portal-h2">What we do not know</h2>
      <Unknown report={report} />
    </div>
  );
}
