import nodemailer from "nodemailer";
import type { Env } from "#app/env.server.ts";

export type Letter = {
  messageId: string;
  toAddress: string;
  subject: string;
  body: string;
  /** Where the reader ends such mail; null where it is no such mail. */
  unsubscribeUrl: string | null;
};
/** Hands one letter to the mail server; throws what the library throws where that did not end well. */
export type Post = (letter: Letter) => Promise<void>;

/** The only maker of mail. Null without a server: then messages stay in the outbox to be read there. */
export function openPost(smtp: Env["smtp"]): Post | null {
  if (smtp.kind === "outbox") return null;
  const transport = nodemailer.createTransport({
    url: smtp.url,
    // A worker that waits for ever on one server would hold back everybody's messages.
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    // Text is text: nothing in a message may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain =
    smtp.from
      .split("@")
      .at(-1)
      ?.replace(/[^a-z0-9.-]/gi, "") || "rekindle.invalid";
  return async ({ messageId, toAddress, subject, body, unsubscribeUrl }) => {
    await transport.sendMail({
      from: smtp.from,
      to: { name: "", address: toAddress },
      subject,
      text: unsubscribeUrl ? `${body}\n\n-- \nTo get no more of these: ${unsubscribeUrl}` : body,
      ...(unsubscribeUrl ? { headers: oneClick(unsubscribeUrl) } : {}),
      // Equal for a repeat, so that a second copy can be recognised on the way.
      messageId: `<${messageId}@${domain}>`,
    });
  };
}

/** RFC 8058: the mail program shows a button, and posts to this address without asking further. */
const oneClick = (url: string) => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
