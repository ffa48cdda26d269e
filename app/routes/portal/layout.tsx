import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { portalFrame } from "#app/features/handback/inbox.server.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { PortalShell } from "#app/ui/portal-shell.tsx";
import { forClient } from "#db/client.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { clientId, ...user } = await requireClient(request);
  return { user, ...(await forClient(clientId, (tx) => portalFrame(tx, { clientId }))) };
}

export default function PortalLayout() {
  return (
    <PortalShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PortalShell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
