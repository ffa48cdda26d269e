import { wall } from "../year/oracle/clocks.ts";
import type { Figures } from "./figures.ts";
import type { Tables } from "./tables.ts";
import type { World } from "./world.ts";

const spanMs = 30 * 86_400_000;

/** What the page about calls should show: the last thirty days, by the try of its round, the hour where it rang, and who made it. */
export function callsByHand(world: World, tables: Tables, at: number): Figures {
  const said = new Map(tables.outcomes.map((outcome) => [outcome.attempt, outcome]));
  const names = new Map(tables.users.map(({ id, name }) => [id, name]));
  const tries = new Map<string, number>();
  const seconds: Figures = {};
  const figures: Figures = {};
  const add = (key: string, by: number) => {
    figures[key] = (figures[key] ?? 0) + by;
  };
  for (const { id, lead, round, agent, at: placed, talk } of tables.attempts) {
    const nth = (tries.get(`${lead} ${round}`) ?? 0) + 1;
    tries.set(`${lead} ${round}`, nth);
    if (placed < at - spanMs) continue;
    const hour = Math.floor(wall(world.clocks.get(lead) ?? "london", placed).minute / 60);
    const rows = [
      "all",
      `byAttempt.${Math.min(nth, 7)}`,
      `byHour.${String(hour).padStart(2, "0")}`,
      `byAgent.${names.get(agent)}`,
    ];
    for (const row of rows) {
      add(`${row}.calls`, 1);
      add(`${row}.reached`, said.get(id)?.human ? 1 : 0);
      add(`${row}.qualified`, said.get(id)?.qualified ? 1 : 0);
      seconds[row] = (seconds[row] ?? 0) + (talk ?? 0);
    }
  }
  for (const [row, sum] of Object.entries(seconds)) figures[`${row}.talkMinutes`] = Math.round(sum / 60);
  return figures;
}
