import { createServer, type Socket } from "node:net";

export type Received = { to: string; text: string };

/** A mail server that takes what it is given and keeps it, but for addresses that begin with "nobody": it has no such mailbox; as much of SMTP as a sender of ours speaks. */
export async function openPostOffice(): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    converse(socket, received);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const at = server.address();
  if (!at || typeof at === "string") throw new Error("The post office has no port.");
  return {
    url: `smtp://127.0.0.1:${at.port}?ignoreTLS=true`,
    received,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}

function converse(socket: Socket, received: Received[]): void {
  let waiting = "";
  let to = "";
  let inText = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say("220 post.example");
  socket.on("error", () => {});
  socket.on("data", (data) => {
    waiting += data.toString("utf8");
    for (;;) {
      const end = inText ? "\r\n.\r\n" : "\r\n";
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const line = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (inText) {
        received.push({ to, text: line });
        inText = false;
        say("250 taken");
      } else if (/^EHLO|^HELO/i.test(line)) say("250 post.example");
      else if (/^RCPT TO:/i.test(line)) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? "";
        say(to.startsWith("nobody") ? "550 5.1.1 no such mailbox" : "250 ok");
      } else if (/^DATA/i.test(line)) {
        inText = true;
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    }
  });
}
