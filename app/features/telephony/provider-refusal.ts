/** Why the provider would not, or may not, have done what we asked. */
export type RefusalReason =
  | "credentials"
  | "too-many-requests"
  | "concurrency-limit"
  | "number-invalid"
  | "number-blocked"
  | "caller-id"
  | "trial-account"
  | "country-not-allowed"
  | "call-over"
  | "conference-gone"
  | "label-in-use"
  | "our-request"
  | "not-found"
  | "unreachable"
  | "unknown"
  | "refused";

export type ProviderRefusal = { ok: false; reason: RefusalReason; code: number | null; sentence: string };

const sentences: Record<RefusalReason, string> = {
  credentials:
    "Twilio does not accept our account: it is suspended, out of funds, or the credentials are wrong. Tell an admin.",
  "too-many-requests": "Twilio is taking no more requests just now. Wait a few seconds.",
  "concurrency-limit":
    "The account's limit of calls at one time is reached. Wait for one to end; a business profile lifts it.",
  "number-invalid": "Twilio says this number cannot be called. Mark it and take the next one.",
  "number-blocked": "Twilio blocks calls to this number. Take the next one.",
  "caller-id": "Our caller ID is not accepted. Calling is stopped until an admin corrects it.",
  "trial-account": "A trial account may only call numbers verified in Twilio. Verify this one or upgrade the account.",
  "country-not-allowed":
    "The account may not call this country. An admin can allow it in Twilio under Voice, Geo permissions.",
  "call-over": "The call is already over.",
  "conference-gone": "The agent's line was closed, so nobody was rung. It opens again with the next call.",
  "label-in-use": "This call is already on the line.",
  "our-request": "Twilio did not understand our request. Tell an admin the number of the refusal.",
  "not-found": "Twilio knows no such call.",
  unreachable: "Twilio could not be reached, so nothing was done. Check the connection.",
  unknown:
    "Twilio did not answer in time. The call may have been placed: we are checking before anything is dialled again.",
  refused: "Twilio refused the request.",
};

const reasons = new Map<number, RefusalReason>(
  Object.entries({
    credentials: [20003, 20005, 20006, 20008, 10001],
    "too-many-requests": [20429],
    "concurrency-limit": [10004, 16021],
    "number-invalid": [21211, 21214, 21217, 13223, 13224],
    "number-blocked": [21216, 13225],
    "caller-id": [21210, 21212, 21213, 13214, 13247],
    "trial-account": [21219],
    "country-not-allowed": [21215, 13227],
    "call-over": [21220],
    "conference-gone": [16020, 16022],
    "label-in-use": [16025, 16026],
    "our-request": [16023, 16024, 16027, 16028, 16108, 13240, 21201, 21234, 21262, 21263, 20001],
    "not-found": [20404],
  } satisfies Partial<Record<RefusalReason, number[]>>).flatMap(([reason, codes]) =>
    codes.map((code) => [code, reason as RefusalReason] as const),
  ),
);

/** After these nothing was done, so the same may be asked again. */
export function isSafeToRepeat(reason: RefusalReason): boolean {
  return reason === "too-many-requests" || reason === "unreachable";
}

/** After these no call can go well until somebody changes the set-up. */
export function stopsCalling(reason: RefusalReason): boolean {
  return reason === "credentials" || reason === "caller-id";
}

export function refusal(reason: RefusalReason, code: number | null = null): ProviderRefusal {
  return { ok: false, reason, code, sentence: sentences[reason] };
}

/**
 * An HTTP answer or a network failure as a value. A 5xx and a time-out are "unknown": the request may have been
 * carried out, and a blind repeat would ring somebody twice.
 */
export function refusalFrom(error: { status?: unknown; code?: unknown }): ProviderRefusal {
  const status = typeof error.status === "number" ? error.status : null;
  if (status === null) {
    const neverSent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
    return refusal(neverSent.includes(String(error.code)) ? "unreachable" : "unknown");
  }
  const code = Number(error.code) || null;
  const known = code === null ? undefined : reasons.get(code);
  if (known) return refusal(known, code);
  if (status === 401 || status === 403) return refusal("credentials", code);
  if (status === 429) return refusal("too-many-requests", code);
  if (status === 404) return refusal("not-found", code);
  return refusal(status >= 500 ? "unknown" : "refused", code);
}

/** Does what is asked of the provider; its refusal becomes a value. What is no refusal is a fault of ours, and is thrown. */
export async function asked<Answer extends { ok: true }>(
  work: () => Promise<Answer>,
): Promise<Answer | ProviderRefusal> {
  try {
    return await work();
  } catch (error) {
    if (isProvidersError(error)) return refusalFrom(error);
    throw error;
  }
}

/** Its exceptions carry an HTTP status; what the network threw carries a system code such as ECONNREFUSED. */
function isProvidersError(error: unknown): error is { status?: unknown; code?: unknown } {
  if (typeof error !== "object" || error === null) return false;
  return ("status" in error && typeof error.status === "number") || ("code" in error && typeof error.code === "string");
}
