import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { Desk } from "#app/features/queue/desk/desk.tsx";
import { DeskTop } from "#app/features/queue/desk/desk-top.tsx";
import type { DeskView } from "#app/features/queue/desk-view.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { houseLine } from "#app/house.server.ts";
import { db } from "#db/client.server.ts";
import { useDesk } from "./use-desk.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const agent = await requireAgent(request);
  const simulator = houseLine().simulatorUrl !== null;
  const page = await deskView(db, { by: agent.id, name: agent.name, simulator, now: clock.now() });
  return { ...page, userId: agent.id };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.view.lead ? `${data.view.lead.name}, Desk, Rekindle` : "Desk, Rekindle" },
];

export const handle = {
  top: ({ view }: { view: DeskView }) => <DeskTop {...view} />,
};

export default function DeskPage() {
  const { view, acts } = useDesk(useLoaderData<typeof loader>());
  return <Desk view={view} {...acts} />;
}
