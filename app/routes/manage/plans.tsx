import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./plan/plan.css";
import { touchWords } from "#app/features/audit/words.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { plansPage } from "#app/features/reporting/plans-page.server.ts";
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
  const { plans, without } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="How we keep in touch with those who sleep"
        says="A plan begins when a lead falls asleep, and stops when somebody answers, when mail comes back, or when they want no more."
      />
      {plans.length === 0 ? (
        <Empty
          title="There is no plan yet"
          says="Without one nobody is written to; sleeping leads still wake on their day."
        />
      ) : null}
      {plans.map(({ id, name, campaignId, campaign, client, isDefault, kinds, onIt, minima }) => (
        <Section
          key={id}
          title={name}
          aside={
            <Link to={`/plans/${id}`} aria-label={`Change the plan ${name} of ${campaign}`}>
              Change it
            </Link>
          }
        >
          <p>
            {client}, {campaign}. {isDefault ? "Begins by itself." : "Does not begin by itself."} {count(onIt, "lead")}{" "}
            on it.{" "}
            <Link to={`/campaigns/${campaignId}/plans/new`} aria-label={`Write another plan for ${campaign}`}>
              Write another
            </Link>
          </p>
          <p className="quiet">{kinds.map((kind) => touchWords[kind]).join(", then ")}</p>
          <MinimaLines minima={minima} />
        </Section>
      ))}
      {without.length > 0 ? (
        <Section title="Campaigns without a plan">
          <ul>
            {without.map(({ id, name, client }) => (
              <li key={id}>
                <p>
                  {client}, {name}:{" "}
                  <Link to={`/campaigns/${id}/plans/new`} aria-label={`Write a plan for ${name}`}>
                    Write a plan
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
