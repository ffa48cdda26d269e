import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireMail } from "#app/features/mail/guard.server.ts";
import { hearReply, stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { MailAnswer, messageOf } from "#app/features/nurture/mail-answer.ts";
import { db } from "#db/client.server.ts";

/** What the mail server tells of our messages. A message that is not ours is nothing to try again for. */
export async function action({ request }: ActionFunctionArgs) {
  await requireMail(request);
  const told = MailAnswer.safeParse(await request.json().catch(() => null));
  if (!told.success)
    return new Response('Send { "kind": "reply" | "bounce" | "complaint", "messageId": "<…>" } as JSON.', {
      status: 400,
    });
  const messageId = messageOf(told.data.messageId);
  const about = { messageId: messageId ?? "", now: clock.now() };
  const { kind, answerId } = told.data;
  if (messageId && kind === "reply") await hearReply(db, { ...about, answerId });
  else if (messageId) await stopMail(db, { ...about, reason: kind === "bounce" ? "bounced" : "complained" });
  return new Response(null, { status: 204 });
}
