import { createServer, type Server } from "node:http";
import type { Express } from "express";

/** Something a person can mend at the start; the message is the sentence they are shown. */
export class StartProblem extends Error {}

export type Door = {
  server: Server;
  port: number;
  /** Let people in; until then they are told to wait. */
  open: (app: Express) => void;
  /** Take nobody new, end open event streams, and wait for answers under way. */
  close: () => Promise<void>;
};

/** Takes the port before anything else is touched, so that a second start by mistake changes nothing. */
export function takePort(port: number, host: string): Promise<Door> {
  let app: Express | null = null;
  const server = createServer((request, response) => {
    if (app) return app(request, response);
    response.writeHead(503, { "Retry-After": "2", "Content-Type": "text/plain" }).end("Rekindle is starting.");
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartProblem(portSentence(error, port, host))));
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      resolve({ server, port: taken, open: (ready) => (app = ready), close: () => close(server) });
    });
  });
}

function portSentence({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is already in use: stop what runs there, or choose another with PORT=${port + 1} npm start.`;
  }
  if (code === "EACCES") return `Port ${port} may not be used by this account: choose one above 1023 with PORT.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `${host} is not an address of this machine: correct HOST.`;
  return `Port ${port} on ${host} could not be opened: ${message}.`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Event streams never end by themselves, and a stalled browser must not hold the house open.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}
