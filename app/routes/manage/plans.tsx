import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./plan/plan.css";
import { dormancyWords } from "#app/features/audit/words.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type CampaignPlans, type PlanLine, plansPage } from "#app/features/reporting/plans-page.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { MinimaLines } from "./plan/minima-lines.tsx";

export const meta: MetaFunction = () => [{ title: "Touch plans, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Touch plans" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return plansPage(db);
}

export default function Plans() {
  const { having, without } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="How we keep in touch with those who sleep"
        says="A plan begins when a lead falls asleep, and stops when somebody answers, when mail comes back, or when they want no more."
      >
        <Link to="/plans/reasons">What campaigns are offered</Link>
      </PageHead>
      {having.length === 0 ? (
        <Empty
          title="There is no plan yet"
          says="Without one nobody is written to; sleeping leads still wake on their day."
        />
      ) : null}
      {having.map((campaign) => (
        <CampaignSection key={campaign.id} campaign={campaign} />
      ))}
      {without.length > 0 ? (
        <Section title="Campaigns without a plan">
          <ul className="plan-lines">
            {without.map(({ id, name, client }) => (
              <li key={id}>
                <p>
                  {client}, {name}
                </p>
                <p>
                  <Ways campaign={{ id, name }} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}

function CampaignSection({ campaign }: { campaign: CampaignPlans }) {
  return (
    <Section title={`${campaign.client}, ${campaign.name}`} aside={<Ways campaign={campaign} />}>
      <ul className="plan-lines">
        {campaign.plans.map((plan) => (
          <li key={plan.id}>
            <h3>
              <Link to={`/plans/${plan.id}`}>{plan.name}</Link>
            </h3>
            <p>
              {beginsFor(plan)} {count(plan.onIt, "lead")} on it.
            </p>
            <p className="quiet">{plan.says}</p>
            <MinimaLines minima={plan.minima} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "Begins for: under contract elsewhere, not their season." */
function beginsFor({ isDefault, reasons }: PlanLine): string {
  const own = reasons.length > 0 ? `Begins for: ${reasons.map((reason) => dormancyWords[reason]).join(", ")}.` : "";
  const rest = isDefault ? "Begins for every reason without a plan of its own." : "";
  return [own, rest].filter(Boolean).join(" ") || "Begins for no reason; an agent can choose it.";
}

function Ways({ campaign: { id, name } }: { campaign: { id: string; name: string } }) {
  return (
    <span className="plan-ways">
      <Link to={`/campaigns/${id}/plans`} aria-label={`A plan for each reason, for ${name}`}>
        A plan for each reason
      </Link>
      <Link to={`/campaigns/${id}/plans/new`} aria-label={`Write a plan for ${name}`}>
        Write a plan
      </Link>
    </span>
  );
}
