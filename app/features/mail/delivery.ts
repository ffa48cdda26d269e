/** What the mail library says when a delivery did not end well. */
export type DeliveryProblem = {
  code?: string;
  command?: string;
  responseCode?: number;
  /** The server's own line, with its enhanced status code (RFC 3463) where it speaks of one. */
  response?: string;
};

/** `failed`: it certainly did not go. `unknown`: it may have gone, so nobody sends it a second time unasked. */
export type DeliveryEnd = "failed" | "unknown";

const beforeAnythingWasHandedOver = ["EDNS", "EAUTH", "ENOAUTH", "EENVELOPE", "EMESSAGE", "ETLS", "EPROXY", "ECONFIG"];

/**
 * A server that answers 4xx or 5xx has refused, and a connection that never came about carried nothing. Everything after the
 * text began to flow is open: the answer may have been lost on its way back.
 */
export function endOf({ code, command, responseCode }: DeliveryProblem): DeliveryEnd {
  if (responseCode !== undefined && responseCode >= 400) return "failed";
  if (code && beforeAnythingWasHandedOver.includes(code)) return "failed";
  return command === "CONN" ? "failed" : "unknown";
}

/** It certainly did not go, and not because of what it is or where it goes: the server was not reached, or said 4xx. */
export function isForNow(problem: DeliveryProblem): boolean {
  const { responseCode } = problem;
  if (responseCode !== undefined) return responseCode >= 400 && responseCode < 500;
  return endOf(problem) === "failed" && (problem.command === "CONN" || problem.code === "EDNS");
}

/** No such mailbox, host or name; moved; keeps no mail; disabled. The rest of 5.1 is about the sender, 5.7 about what we may. */
const noMailbox = /^5\.(1\.([0-36]|10)|2\.1)$/;

/**
 * The server that keeps their mailbox says for good that it is none: the address is at fault, and not the letter or we. A server of ours that
 * passes nothing on, or one that takes nothing from us, refuses at the same place, and says nothing of the address.
 */
export function isAddressRefused({ command, responseCode, response = "" }: DeliveryProblem): boolean {
  if (command !== "RCPT TO" || responseCode === undefined || responseCode < 500) return false;
  const [, status] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return status ? noMailbox.test(status) : [550, 551, 553].includes(responseCode);
}

/** For the outbox, in words a person can act on. */
export function problemWords(end: DeliveryEnd, { responseCode, code }: DeliveryProblem): string {
  const cause = responseCode ?? code;
  const told = cause === undefined ? "" : ` (${cause})`;
  return end === "failed"
    ? `The mail server did not take it${told}. It was not sent.`
    : `The connection broke while it was being sent${told}. It may have arrived; ask before sending it again.`;
}
