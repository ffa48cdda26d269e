import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { heirs, leaks } from "#app/features/reporting/leaks.server.ts";
import { leakWords } from "#app/features/reporting/leaks.ts";
import { count, time } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { db } from "#db/client.server.ts";
import { LeakPart } from "./leaks/leak-part.tsx";

export const meta: MetaFunction = () => [{ title: "Leaks, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Leaks" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const now = clock.now();
  return {
    ...(await leaks(db, { now })),
    people: await heirs(db),
    now: now.toISOString(),
    zone: (await agencyClock(db)).zone,
  };
}

export default function Leaks() {
  const { total, kinds, people, now, zone } = useLoaderData<typeof loader>();
  const checked = `Checked at ${time(now, zone)}.`;
  if (total === 0) {
    return (
      <Page>
        <PageHead
          title="Nothing leaks"
          says={`Every open lead has an owner, a next action and a date that holds. ${checked}`}
        />
        <ul className="rk-wraps">
          {kinds.map(({ kind }) => (
            <li key={kind}>
              <Risk kind="good">
                <span className="soft">0 {leakWords[kind].title.toLowerCase()}</span>
              </Risk>
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  return (
    <Page>
      <PageHead
        title={`${count(total, "lead")} ${total === 1 ? "is" : "are"} being lost`}
        says={`This page must read nought. ${checked}`}
      />
      {kinds
        .filter(({ leads }) => leads > 0)
        .map((part) => (
          <LeakPart key={`${part.kind} ${part.leads}`} {...part} people={people} zone={zone} />
        ))}
    </Page>
  );
}
