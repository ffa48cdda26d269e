import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { alikeCompany } from "#app/features/intake/by-hand/alike-company.server.ts";
import { handFields } from "#app/features/intake/by-hand/hand-row.ts";
import { campaignsOpenTo } from "#app/features/intake/by-hand/open-to.server.ts";
import { cutText } from "#app/kit/cut-text.ts";
import { db } from "#db/client.server.ts";

const longest = 200;

/** GET /companies/alike: whom we may have met, while somebody types. */
export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const asked = new URL(request.url).searchParams;
  const open = await campaignsOpenTo(db, { userId: who.id, every: mayActAs(who.role, "manager") });
  const campaign = open.find(({ id }) => id === asked.get("campaign"));
  if (!campaign) return { alike: null, closed: null };
  const fields = Object.fromEntries(handFields.map((field) => [field, cutText(asked.get(field) ?? "", longest)]));
  return alikeCompany(db, { campaign, fields });
}
