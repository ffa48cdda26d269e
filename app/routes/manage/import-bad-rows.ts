import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

/** The rows that became no lead, as a file for the client. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  const file = about ? await orTooMuch(intake(db, "badRows", about)) : null;
  if (!file) throw notFound();
  return new Response(file.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="rows-to-mend.csv"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
