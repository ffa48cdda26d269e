import { expect } from "vitest";
import { playAgents } from "#scripts/soak/agents/play.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";

dbTest(
  "agents who are killed in the middle of anything leave no lead in two hands and no write behind",
  { timeout: 120_000 },
  async ({ db, runtimeUrl, ownerPool }) => {
    const { calder } = await givenStory(db);
    const ground = { db, runtimeUrl, ownerPool, campaign: calder };
    const played = await playAgents(ground, { agents: 6, kills: 4, seed: 20261126, seats: 2, speed: 240 });

    expect(played).toMatchObject({ kills: 4, twoHands: 0, staleWrites: 0, violations: [] });
    expect(played.recovered).toBeGreaterThan(0);
  },
);
