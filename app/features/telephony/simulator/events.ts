export type AgentEvent =
  | { event: "ready"; data: { identity: string } }
  | { event: "ring"; data: { callSid: string; from: string; to: string; accountSid: string } }
  | { event: "hangup"; data: { callSid: string } };

/** Reads an event stream that was fetched, which, unlike EventSource, can carry the token in a header. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<AgentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.+)$/.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) } as AgentEvent;
    }
  }
}
