import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { mendByFile } from "#app/features/intake/mend-by-file.server.ts";
import { receiveUpload } from "#app/features/intake/receive-upload.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

/** The file that was sent out with the rows to mend comes back: its cells go onto the same rows. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { importId } = params;
  if (!isId(importId)) throw notFound();
  const upload = await receiveUpload(request);
  if (!upload.ok) return data({ ok: false as const, sentence: upload.sentence }, { status: upload.status });
  return data(await orTooMuch(mendByFile(db, { importId, bytes: upload.bytes, by: who.id, now: clock.now() })));
}
