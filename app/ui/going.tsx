import { useFetchers, useNavigation } from "@remix-run/react";

/** A line at the top of the window while the next page, or the answer to what was sent, is not there yet. */
export function Going() {
  const { state } = useNavigation();
  const sending = useFetchers().some(({ formAction }) => formAction !== undefined);
  return state === "idle" && !sending ? null : <div className="rk-going" aria-hidden="true" />;
}
