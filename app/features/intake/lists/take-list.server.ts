import { isId } from "#app/kit/ids.ts";
import type { Db } from "#db/client.server.ts";
import { suppressionListKinds } from "#db/vocabulary.ts";
import { receiveUpload } from "../receive-upload.server.ts";
import { largestList, tooLargeList } from "./read-list.server.ts";
import { storeList } from "./store-list.server.ts";

type Taken = { ok: true; listId: string; again: boolean } | { ok: false; status: 400 | 413 | 422; sentence: string };

const noClient = { ok: false, status: 400, sentence: "Choose whose list it is." } as const;
const agencyOnly = "A list for the whole agency says who is not to be called. Choose a client for any other.";

/** A form with a list, whose it is and of what kind: the list is taken in, or a sentence says why not. */
export async function takeList(
  db: Db,
  { request, by, now }: { request: Request; by: string; now: Date },
): Promise<Taken> {
  const upload = await receiveUpload(request, { limit: largestList });
  if (!upload.ok) return upload.status === 413 ? { ...upload, sentence: tooLargeList } : upload;
  const { fields, fileName, bytes } = upload;
  const kind = suppressionListKinds.find((word) => word === fields.kind);
  if (!kind) return { ok: false, status: 400, sentence: "Choose what is on the list." };
  const clientId = fields.clientId === "agency" ? null : fields.clientId;
  if (clientId !== null && !isId(clientId)) return noClient;
  const stored = await storeList(db, { clientId, kind, fileName, bytes, replaces: fields.replaces === "yes", by, now });
  if (stored.ok) return stored;
  if (stored.reason === "no-such-client") return noClient;
  if (stored.reason === "agency-only-do-not-call") return { ok: false, status: 400, sentence: agencyOnly };
  return { ok: false, status: 422, sentence: stored.sentence };
}
