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
  /** The house has this of it now. */
  onKept: (token: string, written: Partial<Typed>) => void;
  onRefused: (reply: Extract<ActReply, { ok: false }>) => void;
};

/** Sends notes and answers on as they are typed. What could not be sent is tried again when something changes or the line is back. */
export function useAutosave({ hold, draft, start, zone, online, onKept, onRefused }: Autosave) {
  const kept = useRef<Kept>({ token: null, note: "", answers: {} });
  const before = useRef<Kept>(kept.current);
  const [saved, setSaved] = useState<{ token: string; says: string } | null>(null);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; send: () => Promise<void> } | null>(null);
  const resting = useRef(false);
  if (kept.current.token !== (hold?.token ?? null)) {
    before.current = kept.current;
    kept.current = { token: hold?.token ?? null, ...start };
    resting.current = false;
  }
  // Written in another window, and shown here since: the house has it.
  const told = useRef(start);
  if (told.current !== start) {
    const { note: was, answers: were } = told.current;
    told.current = start;
    if (start.note !== was && draft.note === start.note) kept.current.note = start.note;
    const news = changed(start.answers, were).filter(([id, value]) => draft.answers[id] === value);
    kept.current.answers = { ...kept.current.answers, ...Object.fromEntries(news) };
  }
  const refused = useRef(onRefused);
  refused.current = onRefused;
  const { note, answers } = draft;

  useEffect(() => {
    if (!hold || !online) return;
    const { leadId, token } = hold;
    async function send() {
      const mine = kept.current;
      if (resting.current) return;
      if (note !== mine.note) {
        const reply = await post(`/leads/${leadId}/note`, { token, text: note });
        if (reply.ok) {
          mine.note = note;
          onKept(token, { note });
          setSaved({ token, says: `Saved ${time(String(reply.at), zone)}` });
        } else refused.current(reply);
      }
      for (const [criterionId, value] of changed(answers, mine.answers)) {
        if (kept.current !== mine) return;
        const reply = await post(`/leads/${leadId}/answers`, { token, criterionId, value });
        if (reply.ok) {
          mine.answers = { ...mine.answers, [criterionId]: value };
          onKept(token, { answers: { [criterionId]: value } });
        } else refused.current(reply);
      }
    }
    const timer = setTimeout(() => {
      waiting.current = null;
      underWay.current = send();
    }, AFTER_MS);
    waiting.current = { timer, send };
    return () => {
      clearTimeout(timer);
      waiting.current = null;
    };
  }, [hold, note, answers, online, zone, onKept]);

  /** What goes along with the outcome, so that nothing typed in the last moment is left behind. */
  const unsent = useCallback(
    () => ({
      noteChanged: note !== kept.current.note,
      answers: Object.fromEntries(changed(answers, kept.current.answers)),
    }),
    [note, answers],
  );
  /**
   * An act that ends the hold goes last: what is on its way arrives first, and nothing follows under a token that is no more.
   * `flush`: the act does not take along what waits to be sent, so it goes now.
   */
  const rest = useCallback(async (flush: boolean) => {
    const { timer, send } = waiting.current ?? {};
    clearTimeout(timer);
    await underWay.current;
    if (flush) await send?.();
    resting.current = true;
  }, []);
  const resume = useCallback(() => {
    resting.current = false;
  }, []);
  /** Whether the house has all that was typed under this hold, which may be over. */
  const isKept = (token: string | undefined, typed: Typed): boolean => {
    const has = [kept.current, before.current].find((one) => one.token === token);
    return !has || (typed.note === has.note && changed(typed.answers, has.answers).length === 0);
  };
  return { rest, resume, isKept, noteState: saved && saved.token === hold?.token ? saved.says : null, unsent };
}

const changed = (now: Record<string, string>, before: Record<string, string>): [string, string][] =>
  Object.entries(now).filter(([id, value]) => value !== (before[id] ?? ""));
