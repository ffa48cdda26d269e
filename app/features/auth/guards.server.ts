import { data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { db } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { tokenFrom } from "./cookie.server.ts";
import { halfSignedIn } from "./enter-code.server.ts";
import { type Duty, dutyPages, mayActAs, type Person } from "./person.ts";
import { personOf } from "./sessions.server.ts";

/** "Not yours" and "not there" are one answer, so that nobody learns what exists. */
export const notFound = () => data("There is nothing here.", { status: 404 });

type SignedIn = NonNullable<Awaited<ReturnType<typeof personOf>>>;

async function whoIs(request: Request): Promise<SignedIn | null> {
  const token = await tokenFrom(request);
  return token ? personOf(db, { token, now: clock.wall() }) : null;
}

/** The same question asked by an open page of itself, which is no sign that anybody is there. */
export async function whoIsStill(request: Request): Promise<Person | null> {
  const token = await tokenFrom(request);
  const person = token ? await personOf(db, { token, now: clock.wall(), awake: false }) : null;
  return person && !person.duty ? person : null;
}

/** Anyone signed in; others are asked to sign in and then brought back. What they must do before anything else comes before this. */
export async function requireUser(request: Request): Promise<Person> {
  const { duty: _none, ...person } = await requireSignedIn(request);
  return person;
}

/** Anyone signed in, for a stream that no person looks at: others get nothing, where the page of the door would be reported as a broken stream. */
export async function requireListener(request: Request): Promise<Person> {
  const person = await whoIs(request);
  if (!person || person.duty) throw new Response(null, { status: 204 });
  return person;
}

/** Anyone signed in, also with this before them: for the page where they do it, and no other. */
export async function requireSignedIn(request: Request, { despite }: { despite?: Duty } = {}): Promise<SignedIn> {
  const person = await whoIs(request);
  if (!person) throw redirect(`/login${backTo(request)}`);
  if (person.duty && person.duty !== despite) throw redirect(dutyPages[person.duty] + backTo(request));
  return person;
}

/** Whoever's password was right a moment ago and who is still to show a code: for the page that asks for it, and no other. */
export async function requireHalfSignedIn(request: Request): Promise<{ token: string }> {
  const token = (await tokenFrom(request)) ?? "";
  if (!(await halfSignedIn(db, { token, now: clock.wall() }))) throw redirect(firstStep(request));
  return { token };
}

/** The door again, on the way to where somebody wanted to go; it says itself where that may be. */
export function firstStep(request: Request): string {
  const next = new URL(request.url).searchParams.get("next");
  return next ? `/login?next=${encodeURIComponent(next)}` : "/login";
}

function backTo(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET" && pathname !== "/" ? `?next=${encodeURIComponent(pathname + search)}` : "";
}

async function requireRole(request: Request, role: Role): Promise<Person> {
  const person = await requireUser(request);
  if (!mayActAs(person.role, role)) throw notFound();
  return person;
}

export const requireAgent = (request: Request) => requireRole(request, "agent");
export const requireManager = (request: Request) => requireRole(request, "manager");
export const requireAdmin = (request: Request) => requireRole(request, "admin");

/** A person of a client; their client id is what every portal query must carry. */
export async function requireClient(request: Request): Promise<Person & { clientId: string }> {
  const person = await requireRole(request, "client");
  if (!person.clientId) throw notFound();
  return { ...person, clientId: person.clientId };
}

/** Marks a door that is open to all, so that an unguarded one cannot be opened by forgetting. */
export async function requirePublic(request: Request): Promise<{ person: Person | null }> {
  return { person: await whoIs(request) };
}
