// Longer than most: every act of the desk, and the one view that the server, the draft, the line and the hold make together.
import { useNetwork, useSessionStorage } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { useDeskDraft } from "#app/features/queue/desk/use-desk-draft.ts";
import { chosenOutcome, contractOf, dueWith, phaseOf, planOf } from "#app/features/queue/desk-phase.ts";
import type { DeskActs, DeskContract, DeskView } from "#app/features/queue/desk-view.ts";
import { useLive } from "#app/ui/live.ts";
import { useReadAgain } from "#app/ui/read-again.ts";
import { useWhenChanged } from "#app/ui/use-when-changed.ts";
import { type ActReply, onceReached, post } from "./post.ts";
import { useAutosave } from "./use-autosave.ts";
import { useDueSays } from "./use-due-says.ts";
import { useHeld } from "./use-held.ts";
import { useLine } from "./use-line.ts";

type Loaded = {
  view: DeskView;
  hold: { leadId: string; token: string } | null;
  attemptId: string | null;
  line: { sessionId: string; open: boolean } | null;
  userId: string;
};

/** The desk alive: what the house last said, with what is typed, chosen and under way in this page put over it. */
export function useDesk(page: Loaded): { view: DeskView; acts: DeskActs } {
  const readAgain = useReadAgain();
  const { online } = useNetwork();
  const [underWay, setUnderWay] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<string | null>(null);
  const [onlyRefusals, setOnlyRefusals] = useState(false);
  const [doubted, setDoubted] = useState<string | null>(null);
  const [mutedLine, setMutedLine] = useSessionStorage<string | null>({ key: "rk-muted", defaultValue: null });
  const [heldCall, setHeldCall] = useSessionStorage<string | null>({ key: "rk-on-hold", defaultValue: null });
  const told = (announced: unknown) => {
    // Nothing is announced after a break: the house is back.
    if (announced === null) setProblem(onceReached);
    readAgain();
  };
  useLive(`agent:${page.userId}`, told, { alsoHidden: true });

  const { lost, finish, keepOn, acceptLoss, extend } = useHeld(page, readAgain);
  const shown = lost?.page ?? page;
  const { hold } = shown;
  const { draft, change, arrive, forget } = useDeskDraft(hold?.token ?? null, shown.view.draft);
  const line = useLine({ simulator: page.view.simulator, line: page.line, readAgain, onProblem: setProblem });

  const refused = useCallback(
    (reply: Extract<ActReply, { ok: false }>) => {
      if (reply.reason === "hold-lost") void extend();
      // The second press of one key is no news to anybody, and what the law says the number itself says now.
      else if (reply.reason !== "already-called" && reply.reason !== "refused-by-law") setProblem(reply.says);
    },
    [extend],
  );
  const { noteState, unsent, isKept, rest, resume } = useAutosave({
    hold: lost ? null : page.hold,
    draft,
    start: shown.view.draft,
    zone: shown.view.zone,
    online,
    onKept: arrive,
    onRefused: refused,
  });

  useWhenChanged(`${hold?.token} ${shown.view.call.state}`, () => {
    setProblem(null);
    setDoubted(null);
  });

  /** Which call a press is meant for. */
  const onCall = { attemptId: page.attemptId ?? "" };
  const muted = mutedLine !== null && mutedLine === page.line?.sessionId;
  const call = callInHand(shown.view.call, muted, heldCall === page.attemptId && heldCall !== null);
  const isIdle = page.view.call.state !== "ringing" && page.view.call.state !== "talking";
  useEffect(() => {
    // The agent's own leg outlives the call: the next lead must not meet a silent agent, and where it does the page says so.
    if (!isIdle || !muted) return;
    void post("/desk/mute", { on: "0" }).then((reply) => reply.ok && setMutedLine(null));
  }, [isIdle, muted, setMutedLine]);

  async function run(work: () => Promise<ActReply>): Promise<ActReply> {
    setUnderWay((n) => n + 1);
    setProblem(null);
    const reply = await work();
    setUnderWay((n) => n - 1);
    // It is said beside the next lead, until the next act.
    setLeftOut((reply.ok && reply.says) || null);
    setOnlyRefusals(reply.ok && reply.next === "only-refusals");
    if (!reply.ok) refused(reply);
    readAgain();
    return reply;
  }
  /** An act that ends this hold if it goes well. */
  async function leave(path: string, fields: () => Record<string, string>): Promise<ActReply | null> {
    if (!hold) return null;
    const { leadId, token } = hold;
    const reply = await run(async () => {
      await rest(path !== "outcome");
      finish(token);
      const answer = await post(`/leads/${leadId}/${path}`, { token, ...fields() });
      if (!answer.ok) keepOn(token);
      return answer;
    });
    if (reply.ok) forget();
    else resume();
    return reply;
  }

  const composed: DeskView = {
    ...shown.view,
    idle: onlyRefusals ? noneMayBeCalled : shown.view.idle,
    call: lost ? { state: "idle" } : call,
    draft,
    noteState: noteState ?? shown.view.noteState,
    lease: lost
      ? { until: null, lost: { to: lost.to, at: lost.at, kept: isKept(hold?.token, draft) } }
      : shown.view.lease,
    lineProblem: line.waiting ? "Opening your line" : null,
    offline: !online,
    busy: underWay > 0,
    problem: problem ?? leftOut,
  };
  const view = { ...composed, dueSays: useDueSays(composed) };

  const acts: DeskActs = {
    onNext() {
      line.warm();
      if (lost) {
        acceptLoss();
        if (page.hold) return;
      } else if (phaseOf(view) === "refused") return void leave("put-back", () => ({ keep: "0" }));
      void run(() => post("/desk/next"));
    },
    onDial(phoneNumberId, reason) {
      if (!hold) return;
      const { leadId, token } = hold;
      const fields = { token, phoneNumberId, ...(reason ? { reason } : {}) };
      line.whenOpen(() => void run(() => post(`/leads/${leadId}/dial`, fields)));
    },
    async onHangUp() {
      const reply = await run(() => post("/desk/hang-up", onCall));
      if (!reply.ok && reply.reason === "offline") line.cut();
    },
    async onMute(on) {
      const reply = await post("/desk/mute", { ...onCall, on: on ? "1" : "0" });
      if (reply.ok) setMutedLine(on ? (page.line?.sessionId ?? null) : null);
      else refused(reply);
    },
    async onHold(on) {
      const reply = await post("/desk/hold", { ...onCall, on: on ? "1" : "0" });
      if (reply.ok) setHeldCall(on ? page.attemptId : null);
      else refused(reply);
    },
    async onVoicemail() {
      const heardMachine = doubted === machineAsked ? "1" : "0";
      const reply = await run(() => post("/desk/voicemail", { ...onCall, heardMachine }));
      setDoubted(!reply.ok && reply.reason === "not-a-machine" ? machineAsked : null);
    },
    onPickNumber: (numberId) => change({ numberId }),
    onOutcome: (outcomeId) => change({ outcomeId, planId: null, due: dueWith(view, outcomeId) }),
    onDate: (due, unread) => change({ due, unread: unread ?? null }),
    onSleepsFor: (sleepsFor) => change({ sleepsFor, due: null, planId: null }),
    onPlan: (planId) => change({ planId }),
    onHeard: (heard) => change({ heard: { ...draft.heard, ...heard } }),
    async onSave() {
      const outcome = chosenOutcome(view);
      if (!outcome) return;
      const due = outcome.asks === "nothing" ? null : draft.due;
      const reply = await leave("outcome", () => {
        const { noteChanged, answers } = unsent();
        return {
          disposition: outcome.id,
          ...(due ? { on: due.on } : {}),
          ...(outcome.sleeps.some(({ id }) => id === draft.sleepsFor) && draft.sleepsFor
            ? { sleepsFor: draft.sleepsFor }
            : {}),
          ...(draft.planId && planOf(view) ? { planId: draft.planId } : {}),
          ...heardFields(contractOf(view)),
          ...(due?.time && outcome.asks === "time" ? { time: due.time } : {}),
          note: draft.note,
          noteChanged: noteChanged ? "1" : "0",
          answers: JSON.stringify(answers),
          sure: doubted === outcome.id ? "1" : "0",
        };
      });
      setDoubted(reply && !reply.ok && asksAgain.includes(reply.reason) ? outcome.id : null);
    },
    onSkip: (reason) => void leave("skip", () => ({ reason })),
    onKeep: () => void leave("put-back", () => ({ keep: "1" })),
    onNote: (note) => change({ note }),
    onAnswer: (questionId, value) => change({ answers: { [questionId]: value } }),
    onExtend: () => void extend(),
    onPause(because, until) {
      void run(async () => {
        await rest(true);
        if (hold) finish(hold.token);
        const answer = await post("/desk/pause", { because, until });
        if (!answer.ok) {
          if (hold) keepOn(hold.token);
          resume();
        }
        return answer;
      });
    },
    onResume: () => void run(() => post("/desk/resume")),
  };
  return { view, acts };
}

/** The call makes the outcome doubtful: saved once more, it stands. */
const asksAgain = ["call-too-short", "call-too-long", "heard-as-machine"];

const heardFields = (contract: DeskContract | null): Record<string, string> => ({
  ...(contract?.endOn ? { contractEndsOn: contract.endOn } : {}),
  ...(contract?.months ? { contractMonths: String(contract.months) } : {}),
  ...(contract?.supplier ? { supplier: contract.supplier } : {}),
});

/** A message is for machines: asked for once more, the agent hears one. */
const machineAsked = "a machine answered";

/** The leads that came up were refused one after the other under the lock: that is no empty queue. */
const noneMayBeCalled = {
  title: "The leads that came up may not be called now",
  says: "Each was put back until it may be called, or went to research. Press Enter to look at the next ones.",
};

/** Mute and hold are this window's doing, also on its other pages; the network does not tell of them in time. */
function callInHand(call: DeskView["call"], muted: boolean, held: boolean): DeskView["call"] {
  if (call.state === "ringing") return { ...call, muted };
  return call.state === "talking" ? { ...call, muted, held } : call;
}
