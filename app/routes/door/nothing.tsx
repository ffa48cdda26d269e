import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePublic } from "#app/features/auth/guards.server.ts";

/**
 * Every address that no other route answers to. The browser knows only the routes it was told of: where none fits, it begins with the page above
 * the address while the server has drawn that there is nothing, and the two do not agree.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePublic(request);
  throw notFound();
}

export async function action({ request }: ActionFunctionArgs) {
  await requirePublic(request);
  throw notFound();
}

/** Never drawn; without it this were no page, and its refusal a bare line of text. */
export default function Nothing() {
  return null;
}
