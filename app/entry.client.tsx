import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { RequestProvider } from "./ui/request-context.tsx";

// The browser hides the attribute from scripts' markup but keeps the property: what floats needs it for its styles.
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
if (nonce) setNonce(nonce);

// Scroll restoration has given the document's history entry its key by now.
const firstKey: string = window.history.state?.key ?? "default";

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
