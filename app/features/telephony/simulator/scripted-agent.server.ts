import { eventsOf } from "./events.ts";

type Seat = { simulatorUrl: string; identity: string; token: string };

/** An agent without a browser: sits at the phone, answers every ring, and can hang up. For tests and long runs. */
export async function sitAtPhone({ simulatorUrl, identity, token }: Seat, { answers = true } = {}) {
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const base = `${simulatorUrl}/sim/agent/${identity}`;
  const rung: string[] = [];
  const ended: string[] = [];

  async function press(door: "answer" | "hangup", callSid: string): Promise<number> {
    const answer = await fetch(`${base}/${door}`, { method: "POST", headers, body: new URLSearchParams({ callSid }) });
    return answer.status;
  }

  const stream = await fetch(`${base}/events`, { headers, signal: leaving.signal });
  const { body } = stream;
  if (!stream.ok || !body) return { ok: false, reason: "not-let-in" } as const;

  async function listen(events: ReadableStream<Uint8Array>): Promise<void> {
    for await (const { event, data } of eventsOf(events)) {
      if (event === "ring") {
        rung.push(data.callSid);
        if (answers) await press("answer", data.callSid);
      }
      if (event === "hangup") ended.push(data.callSid);
    }
  }
  // The stream ends with an abort when the agent leaves, or when the simulator goes: both are the end of the shift.
  const shift = listen(body).catch(() => {});

  return {
    ok: true,
    rung,
    ended,
    answer: (callSid: string) => press("answer", callSid),
    hangUp: (callSid: string) => press("hangup", callSid),
    async leave(): Promise<void> {
      leaving.abort();
      await shift;
    },
  } as const;
}
