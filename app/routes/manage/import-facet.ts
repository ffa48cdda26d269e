import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { canCorrect } from "#app/features/intake/settings.ts";
import { ways } from "#app/features/intake/value-clusters.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

const Asked = z.object({
  column: z.coerce.number().int().min(0),
  way: z.enum(ways).default("near"),
  search: z.string().max(200).default(""),
});

/** The values of one column, and which of them may be one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!about || !asked.success) throw notFound();
  const facet = canCorrect(about.status) ? await orTooMuch(intake(db, "facet", about, asked.data)) : null;
  return data(facet, { headers: { "Cache-Control": "no-store" } });
}
