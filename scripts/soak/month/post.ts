import { setTimeout as sleep } from "node:timers/promises";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { settleDecline } from "#app/features/handback/settle-decline.server.ts";
import { openPost, type Post } from "#app/features/mail/post.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import { hearNotSent, hearReply, stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { mayStillGo } from "#app/features/nurture/may-still-go.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import type { openPostOffice } from "#tests/post-office.ts";
import { dayMs, type World } from "./world.ts";

type Office = Awaited<ReturnType<typeof openPostOffice>>;

/** Does what waits in the house's own queue of later work; mail may be sent by two at once, or by one who dies over it. */
export function postRoom(world: World, office: Office) {
  const post = openPost({ kind: "smtp", url: office.url, from: "Ember Calling <desk@ember.example>" });
  if (!post) throw new Error("A post room needs a post office.");
  let read = 0;
  const { db } = world.database;
  const send = (messageId: string, by: Post) => {
    const mayGo = () => mayStillGo(db, { messageId, now: world.now });
    return sendMessage(db, { messageId, post: by, mayGo, onNotSent: hearNotSent, now: world.now });
  };
  const taskList: TaskList = {
    "send-message": async (payload) => {
      const { messageId = "" } = payload as { messageId?: string };
      const fate = world.dice.weighted({ well: 88, twice: 8, "dies before": 2, "dies after": 2 });
      if (fate === "well") await send(messageId, post);
      else if (fate === "twice") await Promise.all([send(messageId, post), send(messageId, post)]);
      else await dying(fate === "dies after" ? post : null, (by) => send(messageId, by));
    },
    "settle-decline": async (payload) => {
      const { handbackId = "" } = payload as { handbackId?: string };
      await settleDecline(db, { handbackId, now: world.now });
    },
    "settle-campaigns": async () => {
      await settleCampaigns(db, { now: world.now });
    },
  };

  async function work(): Promise<void> {
    // The queue goes by the wall's clock, on which a month is minutes: whoever failed comes again at once.
    await world.ownerPool.query("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
    const { rows } = await world.ownerPool.query(
      "select 1 from graphile_worker._private_jobs where locked_at is null limit 1",
    );
    if (rows.length === 0) return;
    await runOnce({ pgPool: world.ownerPool, taskList, logger: silent, noHandleSignals: true });
    for (const { to, text } of office.received.slice(read)) {
      const messageId = /^Message-ID: <([^@]+)@/im.exec(text)?.[1] ?? "";
      world.delivered.push({ messageId, to: to.toLowerCase(), at: world.now.getTime() });
    }
    read = office.received.length;
  }

  return { work, answers: () => answers(world) };
}

/** Words about a job that failed on purpose are noise. */
const silent = new Logger(() => () => {});

/** A worker that is gone in the middle of sending, before the letter was handed over or after: nobody hears of it again. */
async function dying(post: Post | null, send: (by: Post) => Promise<unknown>): Promise<never> {
  const gone = new Promise<"gone">((over) => {
    void send(async (letter) => {
      await post?.(letter);
      over("gone");
      await new Promise(() => {});
    }).then(() => over("gone"));
  });
  await gone;
  await sleep(0);
  throw new Error("The worker died.");
}

/** What came back since yesterday: letters that did not arrive, answers, and people who want no more; some of it told twice. */
async function answers(world: World): Promise<void> {
  const { dice, now } = world;
  const { db } = world.database;
  const since = now.getTime() - dayMs;
  for (const { messageId, to, at } of world.delivered) {
    if (at < since || at >= now.getTime()) continue;
    const kind = dice.weighted({ nothing: 84, reply: 6, bounced: 4, unsubscribed: 4, complained: 2 });
    if (kind === "nothing") continue;
    const told = dice.chance(0.3) ? 2 : 1;
    const heard = await Promise.all(
      Array.from({ length: told }, () =>
        kind === "reply" ? hearReply(db, { messageId, now }) : stopMail(db, { messageId, reason: kind, now }),
      ),
    );
    // A letter to the client's own people is answered, but not to a plan.
    const ours = heard.some(({ ok }) => ok);
    if (ours && kind !== "reply" && !world.silenced.has(to)) world.silenced.set(to, now.getTime());
  }
}
