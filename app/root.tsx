import "@fontsource-variable/inter/wght.css";
import "./ui/layers.css";
import "@mantine/core/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./ui/base.css";
import "./ui/marks.css";
import "./ui/shell.css";
import "./ui/page.css";
import "./ui/tables.css";
import "./ui/forms.css";
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import type { ReactNode } from "react";
import { BareErrorPage, errorTitle } from "./ui/error-page.tsx";
import { KeysProvider } from "./ui/keys.tsx";
import { useNonce, useRequestId } from "./ui/request-context.tsx";
import { theme } from "./ui/theme.ts";
import { cssVariables } from "./ui/tokens.ts";

export const meta: MetaFunction = ({ error }) => [{ title: error ? errorTitle(error) : "Rekindle" }];

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const requestId = useRequestId();
  return (
    <html lang="en-GB" data-request={requestId ?? undefined} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce ?? ""}
        >
          <KeysProvider>{children}</KeysProvider>
          <Notifications position="top-right" limit={3} />
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <BareErrorPage />;
}
