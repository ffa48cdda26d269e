import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { db } from "#db/client.server.ts";

/** To where an import stands: its first step, or what became of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  const { search } = new URL(request.url);
  throw redirect(
    about.status === "ready" && search === "" ? `/imports/${about.id}/file` : `/imports/${about.id}/review${search}`,
  );
}
