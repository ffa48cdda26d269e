/** The agent's line in this page: opened by the first key or click, and again whenever it is needed and not there. */
import { useEffect, useRef, useState } from "react";
import { type LineState, openSoftphone, type Softphone } from "#app/features/telephony/browser/softphone.ts";
import { ask, post } from "./post.ts";

type Line = { sessionId: string; open: boolean } | null;
type Settings = { simulator: boolean; line: Line; readAgain: () => void; onProblem: (says: string) => void };

const JOINS_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 700;

const troubles: Partial<Record<LineState, string>> = {
  "no-microphone": "The browser may not use the microphone. Allow it beside the address, then press D again.",
  lost: "Your line was lost. Press D to open it again.",
};

/** Outlives the desk's page: an agent who looks at a company during a call stays on the line. */
const here: { phone: Softphone | null; state: LineState | null; session: string | null } = {
  phone: null,
  state: null,
  session: null,
};

export function useLine({ simulator, line, readAgain, onProblem }: Settings) {
  const [waiting, setWaiting] = useState(false);
  const wanted = useRef<(() => void) | null>(null);
  const opening = useRef<Promise<void> | null>(null);
  const latest = useRef({ line, readAgain, onProblem });
  latest.current = { line, readAgain, onProblem };

  useEffect(() => {
    if (!line?.open || line.sessionId !== here.session || !wanted.current) return;
    const dial = wanted.current;
    wanted.current = null;
    setWaiting(false);
    dial();
  }, [line]);

  function giveUp(says: string) {
    wanted.current = null;
    setWaiting(false);
    latest.current.onProblem(says);
  }

  async function open(): Promise<void> {
    here.phone ??= await openSoftphone({
      token: browserToken,
      simulator: simulator ? "/simulator" : null,
      onState: (state) => {
        here.state = state;
      },
    });
    const trouble = here.state ? troubles[here.state] : undefined;
    if (trouble) {
      here.phone.close();
      here.phone = null;
      return giveUp(trouble);
    }
    // An old line in which this page has no end of its own is of no use, except where nobody listens at this end anyway.
    const fresh = here.state !== "without-sound" && !here.phone.isTalking();
    const reply = await post("/desk/line", { fresh: fresh ? "1" : "0" });
    if (!reply.ok) return giveUp(reply.says);
    here.session = String(reply.sessionId);
    await joined();
  }

  /** The page is told when the agent is in; it looks by itself too, in case that was missed. */
  async function joined(): Promise<void> {
    const until = performance.now() + JOINS_WITHIN_MS;
    while (performance.now() < until) {
      latest.current.readAgain();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const now = latest.current.line;
      if (now?.open && now.sessionId === here.session) return;
    }
    if (wanted.current) giveUp("Your line did not open. Press D to try again.");
  }

  /** Begun by the first key or click, as a browser gives sound only then. */
  function warm(): void {
    if (line?.open && line.sessionId === here.session) return;
    opening.current ??= open()
      .catch(() => giveUp("Your line could not be opened. Press D to try again."))
      .finally(() => {
        opening.current = null;
      });
  }

  return {
    /** A dial waits for the line. */
    waiting,
    warm,
    /** Dials at once, or as soon as the line is open. */
    whenOpen(dial: () => void): void {
      if (line?.open && line.sessionId === here.session) {
        dial();
        return;
      }
      wanted.current = dial;
      setWaiting(true);
      warm();
    },
    /** Cuts the line from this end, where the house cannot be reached. */
    cut: () => here.phone?.hangUp(),
  };
}

async function browserToken(): Promise<string> {
  const reply = await ask("/desk/token");
  if (!reply.ok) throw new Error(reply.says);
  return String(reply.token);
}
