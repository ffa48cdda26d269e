export type ActReply =
  | {
      ok: true;
      /** What was not done of it, and why. */
      says?: string;
      [more: string]: unknown;
    }
  | { ok: false; reason: string; says: string; lost?: { mine: true } | { mine: false; to: string | null; at: string } };

const unreachable = {
  ok: false,
  reason: "offline",
  says: "The house could not be reached. What you typed is kept here; try again.",
} as const;
/** What stays said once the house can be reached again: all but that it could not. */
export const onceReached = (problem: string | null): string | null => (problem === unreachable.says ? null : problem);

const signedOut = {
  ok: false,
  reason: "signed-out",
  says: "You are signed out. Sign in again in another window; what you typed is kept here.",
} as const;

/** Asks for an act, and always comes back with an answer: a broken network is one too. */
export async function post(path: string, fields: Record<string, string> = {}): Promise<ActReply> {
  return heard(() => fetch(path, { method: "POST", body: new URLSearchParams(fields) }));
}

export async function ask(path: string): Promise<ActReply> {
  return heard(() => fetch(path));
}

async function heard(asked: () => Promise<Response>): Promise<ActReply> {
  try {
    const response = await asked();
    if (response.redirected) return signedOut;
    return (await response.json()) as ActReply;
  } catch {
    return unreachable;
  }
}
