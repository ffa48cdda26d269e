import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskDraft } from "#app/features/queue/desk-view.ts";
import { time } from "#app/ui/format.ts";
import { type ActReply, post } from "./post.ts";

const AFTER_MS = 700;

type Typed = Pick<DeskDraft, "note" | "answers">;
type Kept = Typed & { token: string | null };
type Hold = { leadId: string; token: string } | null;
type Autosave = {
  hold: Hold;
  draft: Typed;
  /** What the house has of it already. */
  start: Typed;
  zone: string;
  online: boolean;
  onRefused: (reply: Extract<ActReply, { ok: false }>) => void;
};

/** Sends notes and answers on as they are typed. What could not be sent is tried again when something changes or the line is back. */
export function useAutosave({ hold, draft, start, zone, online, onRefused }: Autosave) {
  const kept = useRef<Kept>({ token: null, note: "", answers: {} });
  const [saved, setSaved] = useState<{ token: string; says: string } | null>(null);
  if (kept.current.token !== (hold?.token ?? null)) kept.current = { token: hold?.token ?? null, ...start };
  const refused = useRef(onRefused);
  refused.current = onRefused;
  const { note, answers } = draft;

  useEffect(() => {
    if (!hold || !online) return;
    const { leadId, token } = hold;
    const timer = setTimeout(async () => {
      const mine = kept.current;
      if (note !== mine.note) {
        const reply = await post(`/leads/${leadId}/note`, { token, text: note });
        if (reply.ok) {
          mine.note = note;
          setSaved({ token, says: `Saved ${time(String(reply.at), zone)}` });
        } else refused.current(reply);
      }
      for (const [criterionId, value] of changed(answers, mine.answers)) {
        const reply = await post(`/leads/${leadId}/answers`, { token, criterionId, value });
        if (reply.ok) mine.answers = { ...mine.answers, [criterionId]: value };
        else refused.current(reply);
      }
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [hold, note, answers, online, zone]);

  /** What goes along with the outcome, so that nothing typed in the last moment is left behind. */
  const unsent = useCallback(
    () => ({
      noteChanged: note !== kept.current.note,
      answers: Object.fromEntries(changed(answers, kept.current.answers)),
    }),
    [note, answers],
  );
  return { noteState: saved && saved.token === hold?.token ? saved.says : null, unsent };
}

const changed = (now: Record<string, string>, before: Record<string, string>): [string, string][] =>
  Object.entries(now).filter(([id, value]) => value !== (before[id] ?? ""));
