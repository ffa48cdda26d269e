import { sql } from "drizzle-orm";
import { hearCaller } from "#app/features/outcomes/promises/hear-caller.server.ts";
import { answerCaller } from "#app/features/telephony/answer-caller.server.ts";
import type { Db } from "#db/client.server.ts";
import { callEvents } from "#db/schema.ts";

const ours = "+442079460300";
let calls = 0;

/** They ring the number we show them; what the worker does with it is done at once. */
export async function rings(db: Db, { from, to = ours, now }: { from: string; to?: string; now: Date }) {
  const CallSid = `CA${calls++}`;
  const answered = await answerCaller(db, { form: { CallSid, From: from, To: to }, now });
  const [event] = await db
    .select({ id: callEvents.id })
    .from(callEvents)
    .where(sql`${callEvents.body} ->> 'CallSid' = ${CallSid}`);
  const callEventId = event?.id ?? "";
  const says = answered.ok ? answered.answer.says : answered.reason;
  return { callEventId, says, heard: await hearCaller(db, { callEventId, now }) };
}
