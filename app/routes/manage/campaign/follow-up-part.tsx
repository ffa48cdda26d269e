import { Link } from "@remix-run/react";
import type { CampaignReport } from "#app/features/reporting/campaign-report.server.ts";
import { count } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

/** Half of the cases took no longer than this; without a case the row says so instead of nought days. */
export function FollowUpPart({ campaign, client, followUp }: Pick<CampaignReport, "campaign" | "client" | "followUp">) {
  const leads = `/campaigns/${campaign.id}/leads`;
  return (
    <Section title={`How ${client.name} follows up`}>
      <table className="rk-table">
        <tbody>
          <tr>
            <th scope="row">
              Answers a passed lead within <small>{usually(followUp.answered)}</small>
            </th>
            <td className="r">
              <Link to={`${leads}?ever=accepted`}>{days(followUp.daysToAnswer)}</Link>
            </td>
          </tr>
          <tr>
            <th scope="row">
              First contact after accepting <small>{usually(followUp.contacted)}</small>
            </th>
            <td className="r">
              <Link to={`${leads}?owner=client`}>{days(followUp.daysToContact)}</Link>
            </td>
          </tr>
          <tr>
            <th scope="row">
              No news for {count(followUp.reportWithinDays, "day")} <small>of those that are theirs now</small>
            </th>
            <td className="r">
              <Link to={`${leads}?news=none`}>{count(followUp.noNews, "lead")}</Link>
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

const usually = (cases: number): string => (cases === 0 ? "no case yet" : `half of ${count(cases, "case")}`);
const days = (value: number | null): string =>
  value === null
    ? "not yet known"
    : value < 1
      ? `${Math.max(1, Math.round(value * 24))} h`
      : `${value.toFixed(1)} days`;
