/** A page whose facts are read again stays as it is while the house is away: a restart, a network that is broken for a moment. */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
/** What a proxy says while nobody stands behind it. */
const away = [502, 503, 504];

/**
 * The router puts an error in the place of the page when a reading fails, also where nobody asked for it: a desk with a call on it and what was
 * typed would be gone. Its readings go through the browser's `fetch`, so they wait there until the house is back. Whoever goes to another
 * page is told at once, as before, and leaves what waits.
 */
export function waitForHouse(): void {
  const once = window.fetch;
  window.fetch = async (asked, options) => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const waits = isReadingAgain(asked, options);
      try {
        const answer = await once(asked, options);
        if (!waits || !away.includes(answer.status)) return answer;
      } catch (error) {
        if (!waits || options?.signal?.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      options?.signal?.throwIfAborted();
    }
  };
}

/** An act that is sent meanwhile is no reading: it may have been done although no answer came. */
function isReadingAgain(asked: RequestInfo | URL, options?: RequestInit): boolean {
  const method = options?.method ?? (asked instanceof Request ? asked.method : "GET");
  if (method.toUpperCase() !== "GET") return false;
  const address = asked instanceof Request ? asked.url : String(asked);
  if (!new URL(address, window.location.href).pathname.endsWith(".data")) return false;
  const { revalidation, navigation } = window.__remixRouter.state;
  return revalidation === "loading" && navigation.state === "idle";
}
