import type pg from "pg";
import type { Database } from "#db/open.server.ts";
import type { Dice } from "../../sample/dice.ts";
import type { Clock } from "../year/oracle/clocks.ts";
import { wall } from "../year/oracle/clocks.ts";

export type Size = { leads: number; agents: number; days: number };
export type Place = { clientId: string; campaignId: string };
export type Violation = { check: string; id: string; text: string };

/** A person at a desk, and the call they are on. Times are instants in milliseconds. */
export type Agent = {
  id: string;
  /** Works when America does. */
  late: boolean;
  atDesk: boolean;
  /** Ill or on holiday, and nobody at this desk meanwhile. */
  away: { from: number; until: number } | null;
  freeAt: number;
  call: OnCall | null;
};
export type Network = {
  status: "completed" | "no-answer" | "busy" | "failed";
  answeredBy: "human" | "machine" | null;
  ringSeconds: number;
  talkSeconds: number;
};
export type OnCall = {
  leadId: string;
  token: string;
  attemptId: string;
  placedAt: number;
  keptAt: number;
  endsAt: number;
} & Network;

/** What was said to somebody, by our own note of it: at this instant we ring. */
export type Said = { leadId: string; agentId: string; at: number; madeAt: number };
/** What the post office was given, by its own book. */
export type Delivered = { messageId: string; to: string; at: number };

/** Everything a month is played in. What is noted here is noted by the players, never read from the house. */
export type World = {
  database: Pick<Database, "db" | "forClient">;
  ownerPool: pg.Pool;
  dice: Dice;
  size: Size;
  now: Date;
  admin: string;
  manager: string;
  agents: Agent[];
  campaigns: (Place & { person: string; questions: { id: string; choices: string[] | null }[] })[];
  offering: { clientId: string; offeringId: string };
  /** On which clock each lead of the beginning lives. */
  clocks: Map<string, Clock>;
  /** Numbers that ring nowhere and belong to nobody yet. */
  spareNumbers: string[];
  /** What stands on each register, and since when each number may not be rung for it. */
  listed: Map<string, string[]>;
  barred: Map<string, number>;
  /** What of the month's story has happened already. */
  happened: Set<(world: World) => Promise<void>>;
  said: Said[];
  /** When the house's clock looked whether something is due. */
  looks: number[];
  delivered: Delivered[];
  /** Whom nothing may reach any more, and since when. */
  silenced: Map<string, number>;
  reports: { checked: number; different: number };
  violations: Violation[];
};

const most = 200;

export function note(world: World, check: string, id: string, text: string): void {
  if (world.violations.length < most) world.violations.push({ check, id, text: `${world.now.toISOString()} ${text}` });
}

/** An act that throws is a fault of the house, however it went on afterwards. */
export async function mustNotThrow<T>(world: World, what: string, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    note(
      world,
      "nothing-throws",
      what,
      `${error instanceof Error ? error.message.slice(0, 300) : String(error)}${cause}`,
    );
    return null;
  }
}

export const minuteMs = 60_000;
export const dayMs = 1_440 * minuteMs;
/** The agency sits in London. */
export const office = (at: number) => wall("london", at);
export const isWeekend = ({ weekday }: { weekday: number }): boolean => weekday === 0 || weekday === 6;
