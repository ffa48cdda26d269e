import { createHash } from "node:crypto";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, Queryable } from "#db/client.server.ts";
import { campaigns, clients, suppressionLists } from "#db/schema.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import { fileNameOf } from "../file-name.ts";
import { readHeaders } from "../read-headers.server.ts";
import { rememberedFields } from "../remembered-fields.server.ts";
import { readSettings } from "../settings.ts";
import { largestList, tooLargeList } from "./read-list.server.ts";

export type StoredList =
  | {
      ok: true;
      listId: string;
      /** The same file is there already: nothing was done again. */
      again: boolean;
    }
  | { ok: false; reason: "no-such-client" }
  | { ok: false; reason: "agency-only-do-not-call" }
  | { ok: false; reason: "not-a-list"; sentence: string };

type NewList = {
  /** Null: the agency's own. */
  clientId: string | null;
  kind: SuppressionListKind;
  fileName: string;
  bytes: Buffer;
  replaces: boolean;
  by: string;
  now: Date;
};

/** Takes in a list that can be read, and keeps nothing of one that cannot. Nobody is suppressed until it is used. */
export async function storeList(
  db: Db,
  { clientId, kind, bytes, replaces, by, now, ...given }: NewList,
): Promise<StoredList> {
  if (clientId === null && kind !== "do-not-call") return { ok: false, reason: "agency-only-do-not-call" };
  if (clientId !== null && !(await isClient(db, clientId))) return { ok: false, reason: "no-such-client" };
  if (bytes.length > largestList) return { ok: false, reason: "not-a-list", sentence: tooLargeList };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await sameList(db, { clientId, kind, sha256 });
  if (known) return { ok: true, listId: known, again: true };

  const table = await readHeaders(db, bytes);
  if (!table.ok) return { ok: false, reason: "not-a-list", sentence: table.sentence };
  const fields = clientId ? await rememberedFields(db, { clientId, headers: table.headers }) : {};
  const settings = readSettings({ country: await countryOf(db, clientId), fields });
  const [made] = await db
    .insert(suppressionLists)
    .values({
      clientId,
      kind,
      status: "ready",
      fileName: fileNameOf(given.fileName, "list.csv"),
      sha256,
      content: bytes,
      settings,
      replaces,
      uploadedBy: by,
      uploadedAt: now,
    })
    // Two uploads of one file at the same moment: the index lets one through, the other is shown that one.
    .onConflictDoNothing()
    .returning({ id: suppressionLists.id });
  const listId = made?.id ?? (await sameList(db, { clientId, kind, sha256 }));
  if (!listId) throw new Error("The list was neither stored nor there already.");
  return { ok: true, listId, again: made === undefined };
}

async function isClient(db: Queryable, clientId: string): Promise<boolean> {
  return (await db.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId))).length > 0;
}

async function sameList(
  db: Queryable,
  { clientId, kind, sha256 }: { clientId: string | null; kind: SuppressionListKind; sha256: string },
): Promise<string | null> {
  const [found] = await db
    .select({ id: suppressionLists.id })
    .from(suppressionLists)
    .where(
      and(
        clientId === null ? isNull(suppressionLists.clientId) : eq(suppressionLists.clientId, clientId),
        eq(suppressionLists.kind, kind),
        eq(suppressionLists.sha256, sha256),
        inArray(suppressionLists.status, ["ready", "active"]),
      ),
    );
  return found?.id ?? null;
}

/** Whose numbers a number without a code is: those of the client's newest campaign. */
async function countryOf(db: Queryable, clientId: string | null): Promise<string> {
  const [newest] = await db
    .select({ country: campaigns.country })
    .from(campaigns)
    .where(clientId === null ? undefined : eq(campaigns.clientId, clientId))
    .orderBy(desc(campaigns.id))
    .limit(1);
  return newest?.country ?? "GB";
}
