import { isId } from "#app/kit/ids.ts";
import type { Db } from "#db/client.server.ts";
import { receiveUpload } from "./receive-upload.server.ts";
import { storeImport } from "./store-import.server.ts";

type Taken =
  | { ok: true; importId: string; again: boolean }
  | { ok: false; status: 400 | 413 | 422; sentence: string; belongsTo?: string | null };

/** A form with a file and the campaign it is for: the file is taken in, or a sentence says why not. */
export async function takeUpload(
  db: Db,
  { request, by, now }: { request: Request; by: string; now: Date },
): Promise<Taken> {
  const upload = await receiveUpload(request);
  if (!upload.ok) return upload;
  const { campaignId } = upload.fields;
  const noCampaign = { ok: false, status: 400, sentence: "Choose the campaign the leads are for." } as const;
  if (!isId(campaignId)) return noCampaign;
  const stored = await storeImport(db, { campaignId, fileName: upload.fileName, bytes: upload.bytes, by, now });
  if (stored.ok) return stored;
  if (stored.reason === "no-such-campaign") return noCampaign;
  const belongsTo = stored.reason === "rows-to-mend" ? stored.importId : null;
  return { ok: false, status: 422, sentence: stored.sentence, belongsTo };
}
