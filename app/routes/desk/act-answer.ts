import { z } from "zod";
import { notFound } from "#app/features/auth/guards.server.ts";
import { refusedWords } from "./refused-words.ts";

type Result = { ok: true } | { ok: false; reason: string };

/** What the page hears of an act: done, or refused in words the agent can follow. */
export function actAnswer(result: Result, more: Record<string, unknown> = {}): Response {
  if (result.ok) return Response.json({ ...result, ...more });
  const { reason } = result;
  return Response.json({ ok: false, reason, says: refusedWords(result), ...more }, { status: 409 });
}

export const badForm = (): Response =>
  Response.json({ ok: false, reason: "bad-form", says: refusedWords({ reason: "bad-form" }) }, { status: 400 });

/** The token of the hold travels with every act, so that a stale page changes nothing. */
export const Held = z.object({ token: z.guid() });
/** The call that the page shows travels with every act on it, so that a press for an earlier one changes nothing. */
export const OnCall = z.object({ attemptId: z.guid() });

export function leadIdFrom(params: { leadId?: string | undefined }): string {
  const { data } = z.guid().safeParse(params.leadId);
  if (!data) throw notFound();
  return data;
}
