import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cookieWithout, tokenFrom } from "#app/features/auth/cookie.server.ts";
import { requirePublic } from "#app/features/auth/guards.server.ts";
import { closeSession } from "#app/features/auth/sessions.server.ts";
import { db } from "#db/client.server.ts";

/** Typed by hand, the address signs nobody out: only the button does. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePublic(request);
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  await requirePublic(request);
  const token = await tokenFrom(request);
  if (token) await closeSession(db, token);
  return redirect("/login", { headers: { "Set-Cookie": await cookieWithout() } });
}
