const SETTLES_MS = 50;
/** So long something may be closed while its act is under way. */
const CLOSED_MS = 2_000;

/**
 * A browser lets the focus fall to the document when what had it goes away, or is closed while its act is under way. Whoever works by keys, or listens,
 * would begin anew at the top: so it comes back to the same thing once that is open again, and goes to the page where it is gone.
 */
export function keepFocus(): void {
  let had: HTMLElement | null = null;
  let looking = false;

  function look(closedMs = 0): void {
    looking = false;
    const { activeElement, body } = document;
    if (!had || (activeElement !== body && activeElement !== had)) return;
    if (had.isConnected && !isOpen(had) && closedMs < CLOSED_MS) lookSoon(closedMs + SETTLES_MS);
    else (isOpen(had) ? had : document.getElementById("main"))?.focus({ preventScroll: true });
  }
  /** What takes the focus by itself, or gives it back, is let go first. */
  function lookSoon(closedMs?: number): void {
    if (looking) return;
    looking = true;
    setTimeout(look, SETTLES_MS, closedMs);
  }

  document.addEventListener("focusin", ({ target }) => {
    had = target instanceof HTMLElement ? target : null;
  });
  // Left on purpose: it is still there afterwards.
  document.addEventListener("focusout", ({ target }) =>
    queueMicrotask(() => {
      if (had === target && isOpen(had)) had = null;
    }),
  );
  const changes = new MutationObserver(() => {
    // What was closed has the focus until the browser draws again.
    if (had && !isOpen(had)) lookSoon();
  });
  changes.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
}

const isOpen = (element: HTMLElement | null): boolean => element?.isConnected === true && !element.matches(":disabled");
