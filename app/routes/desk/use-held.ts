/** Watches over the hold: keeps it alive while somebody is there, and notices when it has run out or went elsewhere. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskView } from "#app/features/queue/desk-view.ts";
import { post } from "./post.ts";
import { useSigns } from "./use-signs.ts";

/** Once the hold has run out, the house is asked what has become of it. */
const SETTLES_MS = 1000;

export type HeldPage = { view: DeskView; hold: { leadId: string; token: string } | null };
type Lost = { page: HeldPage; to: string | null; at: string };

export function useHeld(page: HeldPage, readAgain: () => void) {
  const [lost, setLost] = useState<Lost | null>(null);
  const finished = useRef(new Set<string>());
  const last = useRef(page);
  const { hold } = page;

  const extend = useCallback(
    async (about: HeldPage): Promise<void> => {
      if (!about.hold) return;
      const { leadId, token } = about.hold;
      const reply = await post(`/leads/${leadId}/extend`, { token });
      if (reply.ok || reply.reason === "hold-lost") readAgain();
      if (reply.ok || !reply.lost || reply.lost.mine || finished.current.has(token)) return;
      setLost({ page: about, to: reply.lost.to, at: reply.lost.at });
    },
    [readAgain],
  );

  // A hold that is gone although nobody here ended it: by a clock, or in another window of the same agent.
  useEffect(() => {
    const before = last.current;
    last.current = page;
    const token = before.hold?.token;
    if (token && token !== page.hold?.token && !finished.current.has(token)) void extend(before);
  }, [page, extend]);

  useSigns(hold?.token, () => void extend(last.current));
  const { until } = page.view.lease;
  const msLeft = until ? Date.parse(until) - Date.parse(page.view.now) : null;
  useEffect(() => {
    if (msLeft === null) return;
    const timer = setTimeout(readAgain, msLeft + SETTLES_MS);
    return () => clearTimeout(timer);
  }, [msLeft, readAgain]);

  return {
    lost,
    /** The agent ends this hold themselves; said before the house is asked, since the news of it may come before the answer. */
    finish: (token: string) => void finished.current.add(token),
    /** It was not ended after all. */
    keepOn: (token: string) => void finished.current.delete(token),
    acceptLoss: () => setLost(null),
    extend: () => extend(last.current),
  };
}
