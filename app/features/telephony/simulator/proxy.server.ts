import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";

/**
 * Lets the agent's page reach the simulator's signalling from its own origin, as its content policy asks.
 * Mounted at /simulator, before any compression (which would hold back the event stream). Only the agents'
 * doors pass: the REST API stays where only the server can reach it.
 */
export function simulatorProxy(simulatorUrl: string) {
  return function passOn(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (!/^\/agent\/[A-Za-z0-9_]+\/(events|answer|hangup)$/.test(path)) return void response.writeHead(404).end();
    const { authorization = "", "content-type": type = "text/plain" } = request.headers;
    const onward = forward(
      `${simulatorUrl}/sim${path}`,
      { method: request.method, headers: { authorization, "content-type": type } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, {
          "content-type": answer.headers["content-type"] ?? "text/plain",
          "cache-control": "no-store",
          "x-accel-buffering": "no",
        });
        response.flushHeaders();
        answer.pipe(response);
        answer.on("error", () => response.destroy());
      },
    );
    onward.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  };
}
