import { data } from "@remix-run/node";
import { refusalSentence } from "#app/features/matching/answer-words.ts";

/** Why a word for a field of a merged company was not taken, and what to do. */
export function fieldNotTaken(reason: "not-one-company" | "file-being-written") {
  const parted = "The records were taken apart meanwhile. Load the page again.";
  return data({ ok: false, says: reason === "not-one-company" ? parted : refusalSentence(reason) }, { status: 409 });
}
