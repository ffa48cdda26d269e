import type { Db } from "#db/client.server.ts";
import { type Verdict, verdicts } from "#db/vocabulary.ts";
import { changesPreview, changesStored } from "./changes-page.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lawBeforeCommit } from "./law-before-commit.server.ts";
import { mayUndo } from "./may-undo.server.ts";
import { missingFromPreview, missingFromStored } from "./missing-rows.server.ts";
import { openBefore } from "./open-question.ts";
import { importPreview } from "./preview.server.ts";
import { balancesOf } from "./row-counts.server.ts";
import { previewRows, rowsPage } from "./rows-page.server.ts";

const none = { read: 0, blank: 0, quarantined: 0, suppressed: 0, merged: 0, leads: 0 };

/** Step 4: what will happen, or what has happened, to the rows; and the rows of one verdict. Or the step where something stands open. */
export async function reviewStep(db: Db, about: ImportFacts, { show, now }: { show: string | null; now: Date }) {
  const wanted = verdicts.find((verdict) => verdict === show) ?? null;
  if (about.status === "undone") {
    return {
      ok: true as const,
      balance: none,
      likely: 0,
      warnings: [],
      mayUndo: null,
      changes: null,
      missing: null,
      law: null,
      shown: wanted ?? ("lead" as const),
      columns: [],
      page: null,
    };
  }
  if (about.status === "committed") {
    const balance = (await balancesOf(db, [about.id])).get(about.id) ?? none;
    const shown = wanted ?? (balance.quarantined > 0 ? "quarantined" : "lead");
    const page = await rowsPage(db, about, { verdict: shown, from: 0 });
    const warnings = about.settings.read?.warnings ?? [];
    return {
      ok: true as const,
      balance,
      likely: 0,
      warnings,
      mayUndo: (await mayUndo(db, about.id)) ?? "yes",
      changes: await changesStored(db, about.id),
      missing: await missingFromStored(db, about),
      law: null,
      shown,
      columns: about.settings.read?.columns ?? [],
      page,
    };
  }
  const preview = await importPreview(db, about, now);
  if (!preview.ok) return { ok: false as const, at: "file" as const };
  const { look, settled, likely, changes } = preview;
  const at = openBefore(look, "review");
  if (at) return { ok: false as const, at };
  const shown: Verdict = wanted ?? (settled.balance.quarantined > 0 ? "quarantined" : "lead");
  return {
    ok: true as const,
    balance: settled.balance,
    likely,
    warnings: look.inspection.warnings,
    mayUndo: null,
    changes: changesPreview(changes),
    missing: await missingFromPreview(db, about, { settled, rows: look.inspection.rows }),
    law: await lawBeforeCommit(db, about, preview, now),
    shown,
    columns: look.columns.map(({ header, field }) => ({ header, field })),
    page: previewRows(look, settled, { verdict: shown, from: 0 }),
  };
}
