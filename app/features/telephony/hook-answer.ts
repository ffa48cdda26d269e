/**
 * What the provider hears. A repeat is answered like the first; what we cannot place is refused for good
 * (a 5xx would only make the provider tell it again).
 */
export function hookAnswer(
  received: { ok: true } | { ok: false; reason: "unreadable" | "unknown" | "not-its-call" },
): Response {
  if (received.ok) return new Response(null, { status: 204 });
  return new Response(null, { status: received.reason === "unreadable" ? 400 : 404 });
}
