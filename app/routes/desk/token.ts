import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { browserIdentity } from "#app/features/telephony/hook-addresses.ts";
import { houseLine } from "#app/house.server.ts";
import { actAnswer } from "./act-answer.ts";

/** Lets this agent's browser be rung under their own name, and no other. Every answer of the house is `no-store`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const agent = await requireAgent(request);
  return actAnswer(houseLine().telephone.browserToken(browserIdentity(agent.id)));
}
