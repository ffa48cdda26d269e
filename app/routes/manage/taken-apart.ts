import { data } from "@remix-run/node";

/** The records on the screen are not one company any more. */
export const takenApart = () =>
  data({ ok: false, says: "The records were taken apart meanwhile. Load the page again." }, { status: 409 });
