/** What the server tells each request's loaders, actions and document. */
declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Lets our own scripts run under the content security policy; empty under the development server, which has none. */
    nonce: string;
    /** In the answer's `X-Request-Id`, in the log, and on the page of a surprise, so that a person can quote it. */
    requestId: string;
    /** Where the request came from, for the limit on guessing passwords. */
    address: string | null;
  }
}

// Without an export this would declare the package instead of adding to it.
export {};
