import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { mendImport } from "#app/features/intake/mend-import.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

/** As large as the database counts them. */
const LARGEST = 2_147_483_647;
const Place = { line: z.number().int().positive().max(LARGEST), column: z.number().int().min(0).max(LARGEST) };
const Mends = z.object({
  edits: z.array(z.object({ ...Place, value: z.string().max(10_000) })).max(20_000),
  findLater: z.array(z.object({ line: Place.line, on: z.boolean() })).max(20_000),
});
/** As text: an empty cell is a value here, and not a field that was left out. */
const Sent = z.object({ mends: z.string() });

/** Writes over cells, or sends rows to research; answers with the rows as they stand now. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Sent);
  if (!isId(params.importId)) throw notFound();
  const mends = form.ok ? mendsIn(form.value.mends) : null;
  if (!mends) return data({ ok: false as const, reason: "unreadable" as const, rows: [] }, { status: 400 });
  const mended = await orTooMuch(mendImport(db, { importId: params.importId, ...mends, by: who.id, now: clock.now() }));
  if (!mended.ok && mended.reason === "no-such-import") throw notFound();
  return data(mended, { headers: { "Cache-Control": "no-store" } });
}

function mendsIn(text: string): z.output<typeof Mends> | null {
  try {
    return Mends.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
