import { data, redirect } from "@remix-run/node";
import { portalWords } from "#app/features/handback/forms.ts";

/** What is put right in the form that was sent. */
const mendable = ["reason-missing", "value-missing", "not-an-amount", "date-past", "date-too-far"];

/**
 * Why an answer or a report was not taken. A refused act leaves the page as it was; where the lead stands otherwise by now, it is opened
 * anew, and the reason stands above how it is.
 */
export function refused(handbackId: string, reason: string) {
  return mendable.includes(reason)
    ? data({ says: portalWords[reason] ?? "" }, { status: 409 })
    : redirect(`/portal/leads/${handbackId}?refused=${reason}`);
}
