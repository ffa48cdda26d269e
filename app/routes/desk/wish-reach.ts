import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { wishReach } from "#app/features/compliance/wish-reach.server.ts";
import { WishForm } from "#app/features/compliance/wishes.server.ts";
import { db } from "#db/client.server.ts";

/** GET /wishes/reach: how much a wish would touch that binds every client, in figures and without a name. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAgent(request);
  const asked = WishForm.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw notFound();
  const { kind, value } = asked.data;
  return wishReach(db, { kind, value });
}
