import { isId } from "#app/kit/ids.ts";
import type { MessageStatus } from "#db/vocabulary.ts";

type Words = { word: string; kind: "good" | "wait" | "block" | "plain"; says: string };

export const statusWords: Record<MessageStatus, Words> = {
  queued: { word: "To be sent", kind: "wait", says: "It goes out within a moment." },
  sending: { word: "Being sent", kind: "wait", says: "The mail server is taking it." },
  sent: { word: "Sent", kind: "good", says: "The mail server took it." },
  outbox: { word: "Kept here", kind: "wait", says: "There is no mail server, so it was not sent." },
  failed: { word: "Not delivered", kind: "block", says: "It did not reach them." },
  unknown: { word: "Not known", kind: "wait", says: "It may have arrived, or not." },
};

/** Which page and which message an address asks for; what is neither asks for the first page and none. */
export function pageFrom(asked: URLSearchParams): { page: number; messageId: string | null } {
  const page = Number(asked.get("page"));
  const messageId = asked.get("message") ?? "";
  return {
    page: Number.isSafeInteger(page) && page >= 1 && page < 100_000 ? page : 1,
    messageId: isId(messageId) ? messageId : null,
  };
}
