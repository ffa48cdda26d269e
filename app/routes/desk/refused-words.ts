/** Refusals in the agent's words: what is, then what to do. */
const words: Record<string, string> = {
  "bad-form": "The house could not read this. Reload the page; what you typed is kept.",
  "hold-lost": "This lead is no longer yours. What you typed is kept here; take the next lead.",
  "erased-since":
    "Somebody known there was erased on request since this call, so no more words are kept of it. Save its outcome.",
  "line-closed": "Your line is not open yet. Press D to open it and call.",
  "already-called": "This lead has been called under your hand already. Save its outcome first.",
  "call-still-on": "A call is still on. Hang up first.",
  "lost-call-on": "A call that had been given up rings after all and is being ended. Press D again in a few seconds.",
  "colleague-on-the-phone": "A colleague is on the phone with this company. Skip it with S and take the next lead.",
  "not-this-companys-number": "This number belongs to the company no more. Pick another with P.",
  "reason-missing": "The law asks for a reason before this number is called. Write one.",
  "no-caller-id": "The campaign has no number to show, so nothing may be dialled. Tell your account manager.",
  "no-live-call": "There is no call to act on any more.",
  "not-a-machine": "Nothing says that a machine answered. If you hear one, press V again to leave the message.",
  "still-placing": "The call is just being placed. Press X again in a few seconds.",
  "cannot-be-asked": "Twilio does not answer; the call may still be on. Press X again soon.",
  "not-taken-back": "Twilio did not take this call back; it may ring yet. Hang up with X.",
  "no-call-made": "There is no call to save an outcome for. Skip the lead with S instead.",
  "no-such-disposition": "This outcome is no longer offered. Choose another.",
  "criteria-unanswered": "A qualified lead needs every required question answered. Answer the open ones.",
  "date-missing": "This outcome needs a date. Choose one with T.",
  "date-past": "That moment has passed there. Choose one that is still to come.",
  "date-too-far": "That is more than two years away, or ten where a contract is running. Choose an earlier date.",
  "contract-too-far": "That contract would end more than twenty years from now. Correct its end with C.",
  "offered-now": "The client offers that by now. Say so, or choose another reason.",
  "no-such-time": "That hour does not exist there: the clocks change. Choose another.",
  "no-such-question": "This question is no longer asked. Reload the page.",
  "not-a-choice": "That answer is no longer offered. Choose another.",
  "call-waits-for-its-outcome": "The call waits for its outcome. Choose one and save.",
  paused: "You are away from the desk. Come back with Enter first.",
  "no-hour-of-today": "That is no hour still to come today. Write 15:30, or an absence under Callbacks.",
  "may-be-called": "This lead may be called again. Call it, or skip it with a reason.",
  "no-hour-to-keep-it-for": "No hour is known to keep it for. Take the next lead.",
  "no-campaign": "You call for no campaign yet. Ask an account manager to put you on one.",
  "no-api-key": "The telephone account has no key for browsers. Tell an admin.",
};

/** Of an outcome that was saved while the next lead is in hand already. */
export const wordsLeftOut = "Last call saved without your words: somebody there was erased.";

type Refused = { reason: string; sentence?: unknown; refusal?: unknown; decision?: unknown };

export function refusedWords(refused: { reason: string }): string {
  const { reason, sentence, refusal, decision } = refused as Refused;
  if (typeof sentence === "string") return sentence;
  if (refusal) return (refusal as { sentence: string }).sentence;
  const [first] = (decision as { reasons: { text: string }[] } | undefined)?.reasons ?? [];
  return first?.text ?? words[reason] ?? "This could not be done. Reload the page, then try again.";
}
