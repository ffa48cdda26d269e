import { createHash } from "node:crypto";
import { and, eq, notInArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { StandIn } from "#app/features/cleansing/stand-ins.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { campaigns, imports } from "#db/schema.ts";
import { badRowsHeader } from "./bad-rows.ts";
import { fileNameOf } from "./file-name.ts";
import { readHeaders } from "./read-headers.server.ts";
import { rememberedFields, rememberedWords } from "./remembered-fields.server.ts";
import { readSettings, type Settings, withStandIn } from "./settings.ts";
import { storeFile } from "./stored-file.server.ts";

export type StoredImport =
  | {
      ok: true;
      importId: string;
      /** The same file was there already: nothing was done again. */
      again: boolean;
    }
  | { ok: false; reason: "no-such-campaign" }
  /** Rows that we sent out to be mended: they belong to the import they came from. */
  | { ok: false; reason: "rows-to-mend"; sentence: string; importId: string | null }
  | { ok: false; reason: "not-a-table"; sentence: string };

type NewImport = {
  campaignId: string;
  fileName: string;
  bytes: Buffer;
  /** Whose numbers a number without a code is; the campaign's country unless somebody says otherwise. */
  country?: string;
  /** What a row that names no company is known by, where somebody says so beforehand. */
  standIn?: StandIn;
  by: string;
  now: Date;
};

/** Takes in a file that is a table, or says why it is none and keeps nothing. The same file in the same campaign is taken in once. */
export async function storeImport(db: Db, { campaignId, bytes, by, now, ...given }: NewImport): Promise<StoredImport> {
  const [campaign] = await db
    .select({ clientId: campaigns.clientId, country: campaigns.country })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (!campaign) return { ok: false, reason: "no-such-campaign" };
  const { clientId } = campaign;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await sameFile(db, { clientId, campaignId, sha256 });
  if (known) return { ok: true, importId: known, again: true };

  const table = await readHeaders(db, bytes);
  if (table.ok && badRowsHeader(table.headers)) return { ok: false, ...(await ownRows(db, table.headers)) };
  if (!table.ok) return { ok: false, reason: "not-a-table", sentence: table.sentence };
  const found = await firstSettings(db, clientId, given.country ?? campaign.country, table.headers);
  const settings = withStandIn(found, given.standIn ?? null);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(imports)
      .values({
        clientId,
        campaignId,
        fileName: fileNameOf(given.fileName, "upload.csv"),
        sha256,
        bytes: bytes.length,
        status: "ready",
        settings,
        uploadedBy: by,
        uploadedAt: now,
      })
      // Two uploads of one file at the same moment: the index lets one through, the other is shown that one.
      .onConflictDoNothing()
      .returning({ id: imports.id });
    if (!made) {
      const first = await sameFile(tx, { clientId, campaignId, sha256 });
      if (!first) throw new Error("The file was neither stored nor there already.");
      return { ok: true, importId: first, again: true } as const;
    }
    await storeFile(tx, { clientId, importId: made.id, bytes });
    await record(tx, {
      type: "import.uploaded",
      data: { bytes: bytes.length },
      clientId,
      campaignId,
      importId: made.id,
      by,
      at: now,
    });
    return { ok: true, importId: made.id, again: false } as const;
  });
}

async function ownRows(db: Queryable, headers: string[]) {
  const importId = badRowsHeader(headers)?.importId ?? null;
  const [there] = importId ? await db.select({ id: imports.id }).from(imports).where(eq(imports.id, importId)) : [];
  const sentence =
    "These are rows that were sent out to be mended. Upload the file on the Review step of the import they came from, and they go onto the same rows.";
  return { reason: "rows-to-mend" as const, sentence, importId: there?.id ?? null };
}

async function sameFile(
  db: Queryable,
  { clientId, campaignId, sha256 }: { clientId: string; campaignId: string; sha256: string },
): Promise<string | null> {
  const [found] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.clientId, clientId),
        eq(imports.campaignId, campaignId),
        eq(imports.sha256, sha256),
        notInArray(imports.status, ["cancelled", "failed", "undone"]),
      ),
    );
  return found?.id ?? null;
}

async function firstSettings(db: Queryable, clientId: string, country: string, headers: string[]): Promise<Settings> {
  const fields = await rememberedFields(db, { clientId, headers });
  const statusWords = await rememberedWords(db, clientId);
  return readSettings({ country, fields, remembered: Object.keys(fields).map(Number), statusWords });
}
