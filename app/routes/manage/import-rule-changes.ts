import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { type RuleId, ruleIds } from "#app/features/cleansing/rules.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { canCorrect } from "#app/features/intake/settings.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

const Asked = z.object({
  rule: z.enum(ruleIds as [RuleId, ...RuleId[]]),
  line: z.coerce.number().int().min(0),
  skip: z.coerce.number().int().min(0),
});

/** More of the cells that a rule changed, for a list that is read on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!about || !asked.success) throw notFound();
  const more = canCorrect(about.status) ? await orTooMuch(intake(db, "ruleChanges", about, asked.data)) : null;
  return data(more, { headers: { "Cache-Control": "no-store" } });
}
