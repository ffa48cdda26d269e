import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepFocus } from "./ui/keep-focus.ts";
import { RequestProvider } from "./ui/request-context.tsx";
import { waitForHouse } from "./ui/wait-for-house.ts";

// The browser hides the attribute from scripts' markup but keeps the property: what floats needs it for its styles.
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
if (nonce) setNonce(nonce);

// Scroll restoration has given the document's history entry its key by now.
const firstKey: string = window.history.state?.key ?? "default";

/**
 * The component throws what it waits for until the server's data are read. Drawn before that, it suspends, and a key or a click in that moment
 * has React draw at once, fail (its error 345) and leave the page deaf for good.
 */
async function dataAreRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

waitForHouse();
keepFocus();
await dataAreRead();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RequestProvider nonce={nonce} requestId={document.documentElement.dataset.request ?? null} firstKey={firstKey}>
        <RemixBrowser />
      </RequestProvider>
    </StrictMode>,
  );
});
