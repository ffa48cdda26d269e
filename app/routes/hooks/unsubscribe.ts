import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requirePublic } from "#app/features/auth/guards.server.ts";
import { readUnsubscribe } from "#app/features/mail/unsubscribe-token.server.ts";
import { stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { db } from "#db/client.server.ts";

/** Whoever opens the address of a letter sees a page that asks; programs that look into letters open addresses too, so it does nothing. */
export async function loader({ request, params: { token = "" } }: LoaderFunctionArgs) {
  await requirePublic(request);
  return redirect(`/unsubscribe/${encodeURIComponent(token)}`);
}

/** The mail program's own button (RFC 8058): it sends no cookie and is asked nothing further. */
export async function action({ request, params: { token = "" } }: ActionFunctionArgs) {
  await requirePublic(request);
  const messageId = readUnsubscribe(token);
  if (!messageId) throw notFound();
  await stopMail(db, { messageId, reason: "unsubscribed", now: clock.now() });
  return new Response(null, { status: 204 });
}
