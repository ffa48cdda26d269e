import type { AppLoadContext } from "@remix-run/node";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "./cast.ts";

/** What the server tells with each request. */
export const context: AppLoadContext = { nonce: "", requestId: "a request of the tests", address: "127.0.0.1" };

type Asked = { path?: string; by?: string | null; form?: Record<string, string> };

/** What a loader or action is given when somebody who is signed in (or nobody) opens a page or sends a form. */
export async function requestBy(
  db: Db,
  { path = "/", by = null, form }: Asked,
  params: Record<string, string> = {},
): Promise<{ request: Request; params: Record<string, string>; context: AppLoadContext }> {
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
  if (by) {
    const entered = await signInAs(db, { userId: by, now: new Date(), at: tuesday10am });
    if (!entered.ok) throw new Error(entered.reason);
    request.headers.set("Cookie", await cookieWith(entered.token));
  }
  return { request, params, context };
}

type Answered = { status: number; location: string | null; body: unknown };

/** The answer of a loader or action, thrown or returned, as a browser would learn of it. */
export async function answerOf(work: Promise<unknown>): Promise<Answered> {
  const answer: unknown = await work.catch((thrown: unknown) => thrown);
  if (answer instanceof Response)
    return { status: answer.status, location: answer.headers.get("Location"), body: await answer.clone().text() };
  const said = answer as { type?: string; data?: unknown; init?: { status?: number } | null };
  if (said?.type === "DataWithResponseInit")
    return { status: said.init?.status ?? 200, location: null, body: said.data };
  if (answer instanceof Error) throw answer;
  return { status: 200, location: null, body: answer };
}
