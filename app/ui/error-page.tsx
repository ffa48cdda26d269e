import { Button } from "@mantine/core";
import { isRouteErrorResponse, Link, useLocation, useRouteError } from "@remix-run/react";
import { Flame } from "./mark.tsx";
import { useReference } from "./request-context.tsx";

type Words = { title: string; says: string };

function wordsFor(error: unknown): Words {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) {
      return {
        title: "There is nothing here",
        says: "The address may be mistyped, or what stood here is not yours to see. Nothing was changed.",
      };
    }
    if (error.status === 403) {
      return { title: "This page is not yours to open", says: "Ask whoever invited you if you need it for your work." };
    }
    if (error.status === 413) return { title: "This is too much to read at once", says: String(error.data) };
  }
  return {
    title: "This page could not be shown",
    says: "It is our fault, not yours. What you saved before is kept. Load the page again; if it stays like this, tell us the reference.",
  };
}

/** The same where there is no shell around it: the mark stands for the house. */
export function BareErrorPage() {
  return (
    <main className="rk-bare">
      <Link className="rk-mark" to="/">
        <Flame size={24} />
        <span>Rekindle</span>
      </Link>
      <ErrorPage />
    </main>
  );
}

/** What the window is called when its page failed. */
export const errorTitle = (error: unknown): string => `${wordsFor(error).title}, Rekindle`;

/** For ErrorBoundary exports: what is, then what to do. The reference is in the log beside the cause. */
export function ErrorPage() {
  const error = useRouteError();
  const location = useLocation();
  const reference = useReference(location.key);
  const { title, says } = wordsFor(error);
  const surprise = !isRouteErrorResponse(error) || error.status >= 500;
  return (
    <div className="rk-page">
      <div className="rk-empty" role="alert">
        <h1>{title}</h1>
        <p>{says}</p>
        {surprise && reference ? <p className="fine num">Reference {reference}</p> : null}
        <div className="row">
          {surprise ? (
            <Button component="a" href={location.pathname + location.search}>
              Load again
            </Button>
          ) : null}
          <Link to="/">To the first page</Link>
        </div>
      </div>
    </div>
  );
}
