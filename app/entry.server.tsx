import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "./kit/log.server.ts";
import { RequestProvider } from "./ui/request-context.tsx";

/** How long a page may go on streaming; Remix gives up its own promises a second earlier. */
const RENDER_MS = 11_000;
export const streamTimeout = RENDER_MS - 1000;

/** Streams the page: people get the shell at once, crawlers and print the whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    const { pipe, abort } = renderToPipeableStream(
      <RequestProvider nonce={nonce || undefined} requestId={requestId} firstKey="default">
        <RemixServer context={remixContext} url={request.url} nonce={nonce || undefined} />
      </RequestProvider>,
      {
        nonce: nonce || undefined,
        [whole ? "onAllReady" : "onShellReady"]() {
          answered = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          if (answered) log.error({ err: error, requestId }, "a page broke while it was streamed");
        },
      },
    );
    setTimeout(abort, RENDER_MS).unref();
  });
}

/** Surprises of loaders and actions. A request that was left behind is none, nor is an address that leads nowhere. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error(
    { err: error, requestId: context.requestId, method: request.method, path: new URL(request.url).pathname },
    "a request met a surprise",
  );
}
