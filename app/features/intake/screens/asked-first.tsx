import { Notice } from "#app/ui/notice.tsx";
import type { Before } from "../open-question.ts";

/** Why somebody stands on this step and not where they wanted to be: what has to be answered first. */
export function AskedFirst({ before, open }: { before: Before | null; open: string | null }) {
  if (!before || !open) return null;
  return (
    <Notice kind="wait">
      {before === "commit" ? "Nothing was committed. " : ""}
      {open}
    </Notice>
  );
}
