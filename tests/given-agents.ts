import type { Db } from "#db/client.server.ts";
import { campaignAgents, users } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";

type Hired = { campaign: { clientId: string; campaignId: string }; number: number };

/** So many agents, who call for this campaign and whom no password lets in. */
export async function givenAgents(db: Db, { campaign, number }: Hired): Promise<string[]> {
  const made = await db
    .insert(users)
    .values(
      Array.from({ length: number }, (_, n) => ({
        email: `agent${n}@ember.example`,
        name: `Agent ${n}`,
        role: "agent" as const,
        passwordHash: "no password fits",
        createdAt: tuesday10am,
      })),
    )
    .returning({ id: users.id });
  await db.insert(campaignAgents).values(made.map(({ id }) => ({ ...campaign, userId: id })));
  return made.map(({ id }) => id);
}
