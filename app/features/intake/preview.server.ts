import type { Queryable } from "#db/client.server.ts";
import type { Change } from "./changes.ts";
import type { Unreadable } from "./grid.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { knownFacts } from "./known-facts.server.ts";
import type { KnownState } from "./known-state.ts";
import { lookAt } from "./look.server.ts";
import { type Compared, compared, type Look } from "./look.ts";
import { type KnownFacts, type Settled, settle } from "./settle.ts";
import { storedWith } from "./stored-edits.server.ts";
import { whatChanges } from "./what-changes.server.ts";

export type Preview = { ok: true; look: Look } | Unreadable;

/** The file of an import as we read it under its settings. */
export async function lookOf(db: Queryable, about: Pick<ImportFacts, "id" | "settings">): Promise<Preview> {
  const looked = await lookAt(about.id, about.settings, storedWith(db, about));
  return (
    looked ?? {
      ok: false,
      sentence: about.settings.fileErased ? fileErased : "The file is no longer here: the import was undone.",
    }
  );
}

const fileErased =
  "The file is no longer here: somebody in it was erased at their request. Its rows and leads are kept, and rows in quarantine can still be mended.";

export type Previewed = {
  ok: true;
  look: Compared;
  known: KnownFacts;
  settled: Settled;
  likely: number;
  changes: Change[];
  states: ReadonlyMap<string, KnownState>;
};

const lastSeen = new WeakMap<Look, Previewed>();

/** A list that is read on goes on as it was when it was opened; nobody asks again what is known. */
export async function previewReadOn(db: Queryable, about: About): Promise<Previewed | Unreadable> {
  const preview = await lookOf(db, about);
  return preview.ok ? (lastSeen.get(preview.look) ?? importPreview(db, about)) : preview;
}

type About = Pick<ImportFacts, "id" | "settings" | "clientId" | "campaignId">;

/**
 * What a commit would do now: the file, and what is known at this moment. The commit asks both again.
 *
 * @param now for whom the days of waking are shown; without it they are not worked out
 */
export async function importPreview(
  db: Queryable,
  about: About,
  now: Date | null = null,
): Promise<Previewed | Unreadable> {
  const preview = await lookOf(db, about);
  if (!preview.ok) return preview;
  const look = compared(preview.look);
  const { rows, review } = look.inspection;
  const known = await knownFacts(db, { clientId: about.clientId, campaignId: about.campaignId, rows });
  const likely = review.length + known.matches.filter(({ band }) => band === "ask").length;
  const settled = settle(rows, known);
  const statusWords = about.settings.statusWords ?? {};
  const asked = { clientId: about.clientId, look, settled, matches: known.matches, statusWords, now };
  const { changes, states } = await whatChanges(db, asked);
  const seen = { ok: true as const, look, known, settled, likely, changes, states };
  lastSeen.set(preview.look, seen);
  return seen;
}
