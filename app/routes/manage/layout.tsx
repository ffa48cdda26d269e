import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { navCounts } from "#app/features/reporting/nav-counts.server.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { Shell } from "#app/ui/shell.tsx";
import { db } from "#db/client.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireAgent(request);
  return {
    user,
    clock: await agencyClock(db),
    counts: await navCounts(db, { userId: user.id, role: user.role, now: clock.now() }),
  };
}

export default function StaffLayout() {
  const facts = useLoaderData<typeof loader>();
  return (
    <Shell {...facts}>
      <Outlet />
    </Shell>
  );
}

/** Where the shell's own facts are there, the way on stays in sight. */
export function ErrorBoundary() {
  const facts = useRouteLoaderData<typeof loader>("routes/manage/layout");
  if (!facts) return <ErrorPage />;
  return (
    <Shell {...facts}>
      <ErrorPage />
    </Shell>
  );
}
