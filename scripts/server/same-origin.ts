import type { RequestHandler } from "express";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses to act on what another site's page makes a signed-in browser send. Checked here for every door at once, because
 * the framework's own check has had holes. Hooks are exempt: no browser sends those, and a signature proves them.
 */
export function sameOriginOnly({ publicUrl }: { publicUrl: string }): RequestHandler {
  const ours = new URL(publicUrl).origin;
  return (request, response, next) => {
    if (reading.has(request.method) || request.path.startsWith("/hooks/")) return next();
    const { origin, host, "sec-fetch-site": site } = request.headers;
    if (isOurs({ origin, site, allowed: [ours, `http://${host}`, `https://${host}`] })) return next();
    response.status(403).type("text").send("This request came from another site and was not carried out.");
  };
}

type Sender = { origin: string | undefined; site: string | string[] | undefined; allowed: string[] };

/** Every browser of this decade says where a form came from; a request that says nothing is not from one of our pages. */
function isOurs({ origin, site, allowed }: Sender): boolean {
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin !== undefined) return allowed.includes(origin);
  return site === "same-origin";
}
