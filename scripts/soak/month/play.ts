import type pg from "pg";
import { openPostOffice } from "#tests/post-office.ts";
import { onShift } from "./behaviour.ts";
import { turn } from "./clockwork.ts";
import { sitAMinute } from "./desk.ts";
import { lookAtTheDay } from "./each-day.ts";
import { layGround, monthBegins } from "./ground.ts";
import { clientsAnswer, lookForNumbers, sendByHand, standAtGate } from "./others.ts";
import { postRoom } from "./post.ts";
import { recount } from "./recount.ts";
import { tellMorning } from "./story.ts";
import { dayMs, isWeekend, minuteMs, mustNotThrow, office, type Size, type World } from "./world.ts";

type Routine = { at: number; what: string; act: (world: World) => Promise<void> };

/** What people besides the agents do on a working day, by the minute of the agency's day. */
const routine: Routine[] = [
  { at: 9 * 60 + 40, what: "the gate", act: standAtGate },
  { at: 10 * 60 + 20, what: "research", act: lookForNumbers },
  { at: 11 * 60, what: "letters and cards", act: sendByHand },
  { at: 12 * 60 + 10, what: "the clients", act: clientsAnswer },
  { at: 15 * 60 + 10, what: "the gate", act: standAtGate },
];

/** Plays so many days minute by minute; each evening all that must hold is looked at. */
export async function playMonth(
  { database, ownerPool }: { database: World["database"]; ownerPool: pg.Pool },
  { seed, tell, ...size }: Size & { seed: number; tell: (line: string) => void },
): Promise<World> {
  const world = await layGround(database, ownerPool, seed, size);
  const postOffice = await openPostOffice();
  const post = postRoom(world, postOffice);
  let told = 0;
  try {
    const ends = monthBegins.getTime() + size.days * dayMs;
    for (let at = monthBegins.getTime(); at < ends; at += minuteMs) {
      world.now = new Date(at);
      const { minute, ...there } = office(at);
      const open = world.agents.some((agent) => agent.atDesk || onShift(agent, at));
      if (!open && minute % 60 !== 0) continue;
      await turn(world, { minute, night: !open });
      if (!isWeekend(there)) await aDaysWork(world, minute, Math.floor((at - monthBegins.getTime()) / dayMs));
      if (open)
        await Promise.all(
          world.agents.map((agent) => mustNotThrow(world, `desk of ${agent.id}`, () => sitAMinute(world, agent))),
        );
      if (minute % (open ? 5 : 60) === 0) await mustNotThrow(world, "later work", post.work);
      if (minute === 16 * 60) await mustNotThrow(world, "answers to mail", post.answers);
      if (minute === 23 * 60) {
        await lookAtTheDay(world);
        if (there.weekday === 0 || at + dayMs > ends) await recount(world);
        tell(`${there.day}: ${world.said.length} promises made, ${world.delivered.length} letters delivered.`);
        for (const { check, id, text } of world.violations.slice(told)) tell(`  ${check}: ${id}: ${text}`);
        told = world.violations.length;
      }
    }
    return world;
  } finally {
    await postOffice.close();
  }
}

async function aDaysWork(world: World, minute: number, day: number): Promise<void> {
  if (minute === 8 * 60) await mustNotThrow(world, "the morning", () => tellMorning(world, day));
  for (const { at, what, act } of routine) if (at === minute) await mustNotThrow(world, what, () => act(world));
}
