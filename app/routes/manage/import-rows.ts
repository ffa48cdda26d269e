import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { db } from "#db/client.server.ts";
import { verdicts } from "#db/vocabulary.ts";
import { orTooMuch } from "./or-too-much.ts";

const Asked = z.object({ verdict: z.enum(verdicts), from: z.coerce.number().int().min(0).default(0) });

/** More rows of one verdict, for a list that is read on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!about || !asked.success) throw notFound();
  return data(await orTooMuch(intake(db, "rows", about, asked.data)), { headers: { "Cache-Control": "no-store" } });
}
