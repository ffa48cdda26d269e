import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ActionFunctionArgs } from "@remix-run/node";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { type SimulatorOptions, startSimulator } from "#app/features/telephony/simulator/start-simulator.server.ts";
import { simulatorAccountSid } from "#app/features/telephony/telephone-config.ts";
import { makeTelephone } from "#app/features/telephony/twilio.server.ts";
import { action as answers } from "#app/routes/desk/answers.ts";
import { action as dial } from "#app/routes/desk/dial.ts";
import { action as extend } from "#app/routes/desk/extend.ts";
import { action as hangUp } from "#app/routes/desk/hang-up.ts";
import { action as hold } from "#app/routes/desk/hold.ts";
import { action as line } from "#app/routes/desk/line.ts";
import { action as mute } from "#app/routes/desk/mute.ts";
import { action as next } from "#app/routes/desk/next.ts";
import { action as note } from "#app/routes/desk/note.ts";
import { action as outcome } from "#app/routes/desk/outcome.ts";
import { action as pause } from "#app/routes/desk/pause.ts";
import { action as putBack } from "#app/routes/desk/put-back.ts";
import { action as skip } from "#app/routes/desk/skip.ts";
import { action as voicemail } from "#app/routes/desk/voicemail.ts";
import { action as agentHook } from "#app/routes/hooks/agent.ts";
import { action as amdHook } from "#app/routes/hooks/amd.ts";
import { action as conferenceHook } from "#app/routes/hooks/conference.ts";
import { action as legHook } from "#app/routes/hooks/leg.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "./cast.ts";
import { openTestHouse } from "./given.ts";
import { context } from "./requests.ts";

const pass = {
  accountSid: simulatorAccountSid,
  authToken: "f".repeat(32),
  apiKey: `SK${"0".repeat(31)}2`,
  apiSecret: "x".repeat(32),
};
const hooks: Record<string, (args: ActionFunctionArgs) => Promise<Response>> = {
  leg: legHook,
  amd: amdHook,
  agent: agentHook,
  conf: conferenceHook,
};
export const deskActs = {
  next,
  line,
  dial,
  hangUp,
  hold,
  mute,
  voicemail,
  outcome,
  skip,
  pause,
  putBack,
  note,
  answers,
  extend,
};
export type ActName = keyof typeof deskActs;
/** What is pressed on a call goes with the one that the page shows. */
const onCall: ReadonlySet<ActName> = new Set(["hangUp", "hold", "mute", "voicemail"]);
type Reply = { status: number; ok: boolean; reason?: string; says?: string; [more: string]: unknown };

/**
 * The whole way of a call in one process: the desk's own doors, the real telephone, the simulator over loopback HTTP, and
 * the provider's hooks as it knocks at them. The clock stands at the given hour and goes on from there.
 */
export async function openDesk({ now = tuesday10am, ...options }: { now?: Date } & Partial<SimulatorOptions> = {}) {
  const knocks = new Set<Promise<void>>();
  const door = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      const answering = knock(request, body).then((status) => void response.writeHead(status).end());
      knocks.add(answering);
      void answering.finally(() => knocks.delete(answering));
    });
  });
  await new Promise<void>((resolve) => void door.listen(0, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const simulator = await startSimulator({ ...pass, port: 0, speed: 100, autoAnswerAgents: "always", ...options });
  const telephone = makeTelephone({ ...pass, kind: "simulator", url: simulator.url, publicUrl });
  openTestHouse({
    publicUrl,
    line: { telephone, webhookSecret: pass.authToken, detectMachines: true, simulatorUrl: simulator.url },
  });
  setClockAhead(now.getTime() - Date.now());
  async function close() {
    setClockAhead(0);
    await simulator.close();
    await Promise.allSettled(knocks);
    door.closeAllConnections();
    await new Promise<void>((resolve) => void door.close(() => resolve()));
  }
  return { telephone, simulator, publicUrl, close };
}

/** The provider at one of its doors. A door that stays closed answers by throwing its refusal. */
async function knock(request: IncomingMessage, body: string): Promise<number> {
  const [, kind = "", id = ""] = /^\/hooks\/twilio\/(\w+)\/(.+)$/.exec(request.url ?? "") ?? [];
  const asked = new Request(`http://127.0.0.1${request.url}`, {
    method: "POST",
    headers: request.headers as Record<string, string>,
    body,
  });
  try {
    const params = { attemptId: id, sessionId: id };
    return (await hooks[kind]?.({ request: asked, params, context }))?.status ?? 404;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

/** An agent at their desk: presses, and looks. */
export async function sitDown(db: Db, userId: string, name = "Priya Nair") {
  const entered = await signInAs(db, { userId, now: new Date(), at: clock.now() });
  if (!entered.ok) throw new Error("This person may not sign in.");
  const cookie = await cookieWith(entered.token);
  let shown: string | null = null;
  async function look() {
    const page = await deskView(db, { by: userId, name, simulator: true, now: clock.now() });
    shown = page.attemptId;
    return page;
  }

  async function press(act: ActName, given: Record<string, string> = {}, leadId?: string): Promise<Reply> {
    const fields = onCall.has(act) && shown ? { attemptId: shown, ...given } : given;
    const request = new Request(`http://127.0.0.1/desk/${act}`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
    const answer = await deskActs[act]({ request, params: leadId ? { leadId } : {}, context });
    return { ...((await answer.json()) as Reply), status: answer.status };
  }

  /** Looks until it is so; fails after five seconds rather than hang. */
  async function seeing(isSo: (page: Awaited<ReturnType<typeof look>>) => boolean) {
    const patience = AbortSignal.timeout(5000);
    for (;;) {
      const page = await look();
      if (isSo(page)) return page;
      if (patience.aborted) throw new Error(`looked in vain for ${isSo}; the call: ${JSON.stringify(page.view.call)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The line open and a lead on the desk. */
  async function ready() {
    await press("next");
    const opened = await press("line", { fresh: "0" });
    if (!opened.ok) throw new Error(String(opened.says));
    const page = await seeing(({ line: own }) => own?.open === true);
    if (!page.hold || !page.view.lead) throw new Error("There was no lead to take.");
    const [number] = page.view.lead.people.flatMap(({ numbers }) => numbers);
    return { ...page.hold, lead: page.view.lead, numberId: number?.id ?? "" };
  }

  return {
    look,
    press,
    seeing,
    ready,
    /** Takes a lead and rings its first number, until somebody answers or nobody will. */
    async dialUntil(state: "talking" | "ended") {
      const taken = await ready();
      await press("dial", { token: taken.token, phoneNumberId: taken.numberId }, taken.leadId);
      await seeing((page) => page.view.call.state === state);
      return taken;
    },
  };
}
