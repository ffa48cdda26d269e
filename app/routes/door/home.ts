import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/features/auth/guards.server.ts";
import { homeOf } from "#app/features/auth/person.ts";

/** Everybody begins where their work is. */
export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireUser(request);
  return redirect(homeOf(who.role));
}
