import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { PortalShell } from "#app/ui/portal-shell.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireClient(request);
  return { user, counts: {} };
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
