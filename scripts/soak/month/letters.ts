import { wall } from "../year/oracle/clocks.ts";
import { note, type World } from "./world.ts";

export type Touches = { planned: number; sent: number; doubled: number };

/** What the post office got, by its own book: nothing twice, nothing at night, nothing to who wanted none; and what was sent by hand. */
export async function countTouches(world: World): Promise<Touches> {
  const { rows } = await world.ownerPool.query<{
    messageId: string | null;
    leadId: string;
    kind: string;
    status: string;
    to: string | null;
    said: string | null;
    sentAt: Date | null;
  }>(
    `select t.message_id as "messageId", t.lead_id as "leadId", t.kind, t.status, m.to_address as to, m.status as said, m.sent_at as "sentAt"
     from touches t left join messages m on m.id = t.message_id`,
  );
  const byMessage = new Map(rows.flatMap((row) => (row.messageId ? [[row.messageId, row] as const] : [])));
  const times = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { messageId, to, at } of world.delivered) {
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
    const touch = byMessage.get(messageId);
    if (!touch) continue;
    const silent = world.silenced.get(to);
    if (silent !== undefined && silent < at)
      note(world, "nothing-to-the-silenced", messageId, `To ${to}, who wanted no more.`);
    const earlier = last.get(to);
    if (earlier !== undefined && at - earlier < 7 * 86_400_000 - 3_600_000)
      note(world, "one-letter-a-week", messageId, `To ${to} after ${Math.round((at - earlier) / 3_600_000)} hours.`);
    last.set(to, at);
    const { weekday, minute } = wall(world.clocks.get(touch.leadId) ?? "london", at);
    if (weekday === 0 || weekday === 6 || minute < 8 * 60 || minute >= 18 * 60)
      note(world, "letters-arrive-in-working-hours", messageId, `It was minute ${minute} of weekday ${weekday} there.`);
  }
  for (const [messageId, n] of times)
    if (n > 1) note(world, "nothing-is-sent-twice", messageId, `It arrived ${n} times.`);
  for (const { messageId, said, sentAt } of byMessage.values()) {
    const arrived = times.has(messageId ?? "");
    if (said === "sent" && !arrived)
      note(world, "sent-has-arrived", messageId ?? "", "Sent, says the outbox; it never arrived.");
    if (said === "failed" && !sentAt && arrived)
      note(world, "failed-has-not-arrived", messageId ?? "", "Not sent, says the outbox; it arrived.");
    if (said === "failed" && sentAt && !arrived)
      note(world, "what-came-back-had-arrived", messageId ?? "", "It came back, says the outbox; it never arrived.");
  }
  const byHand = rows.filter(({ kind, status }) => status === "done" && !["email", "call"].includes(kind)).length;
  const mailed = [...times.keys()].filter((id) => byMessage.has(id)).length;
  return { planned: rows.length, sent: mailed + byHand, doubled: [...times.values()].filter((n) => n > 1).length };
}
