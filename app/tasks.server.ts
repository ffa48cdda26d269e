import type { Task } from "graphile-worker";
import { clock } from "#app/clock.server.ts";
import { env } from "#app/env.server.ts";
import { endPauses } from "#app/features/campaigns/end-pauses.server.ts";
import { expireHandbacks } from "#app/features/handback/expire-handbacks.server.ts";
import { settleDecline } from "#app/features/handback/settle-decline.server.ts";
import { failImport } from "#app/features/intake/fail-import.server.ts";
import { intake, isTooMuchToRead } from "#app/features/intake/intake-thread.server.ts";
import { checkLists, queueChecks } from "#app/features/intake/lists/check-lists.server.ts";
import { meetCompany } from "#app/features/intake/meet-company.server.ts";
import { leaveImport, undoQueued } from "#app/features/intake/undo-queued.server.ts";
import { openPost } from "#app/features/mail/post.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import { queueMatching } from "#app/features/matching/queue-matching.server.ts";
import { followWakes } from "#app/features/nurture/follow-wakes.server.ts";
import { hearNotSent } from "#app/features/nurture/hear-of-mail.server.ts";
import { mayStillGo } from "#app/features/nurture/may-still-go.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { wakeLeads } from "#app/features/nurture/wake-leads.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { lookAgainIntoCutOff } from "#app/features/outcomes/cut-off.server.ts";
import { endAbsences } from "#app/features/outcomes/promises/absence.server.ts";
import { hearCaller, hearCallerAgain } from "#app/features/outcomes/promises/hear-caller.server.ts";
import { keepWalls } from "#app/features/outcomes/promises/keep-walls.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { askBlocked } from "#app/features/queue/ask-blocked.server.ts";
import { foreseeCalls } from "#app/features/queue/foresee-calls.server.ts";
import { rankCampaign, rankLeads } from "#app/features/queue/rank-leads.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import { hangUpLost } from "#app/features/telephony/hang-up-lost.server.ts";
import { reconcileCalls, reconcileLines } from "#app/features/telephony/reconcile.server.ts";
import { houseLine } from "#app/house.server.ts";
import type { TaskName } from "#app/kit/jobs.server.ts";
import { db } from "#db/client.server.ts";

/** After so many surprises the import's page says that it failed; a restart of the database is over by then. */
const TRIES = 3;

type Ids = Record<string, string>;
const idsOf = (payload: unknown): Ids => payload as Ids;

/** One connection to the mail server for all messages; none in the demo, where they stay in the outbox. */
const post = openPost(env.smtp);

/** One shell for each kind of later work; each calls one act. */
export const taskList: Record<TaskName, Task> = {
  "commit-import": async (payload, { job }) => {
    const { importId = "", by = "" } = idsOf(payload);
    const about = { importId, by, now: clock.now() };
    try {
      const done = await intake(db, "commit", about);
      if (!done.ok && done.reason === "unreadable") await failImport(db, { ...about, code: "unreadable" });
    } catch (error) {
      // Beside others it may have been another's file: alone it is known.
      if (isTooMuchToRead(error) && (error.alone || job.attempts >= TRIES))
        return failImport(db, { ...about, code: "too-much" });
      if (job.attempts < TRIES) throw error;
      await failImport(db, { ...about, code: "surprise" });
      throw error;
    }
  },
  "foresee-calls": async (payload) => {
    const { importId = "" } = idsOf(payload);
    await foreseeCalls(db, { importId, now: clock.now() });
  },
  "undo-import": async (payload, { job }) => {
    const { importId = "", by = "" } = idsOf(payload);
    try {
      await undoQueued(db, { importId, by, now: clock.now() });
    } catch (error) {
      if (job.attempts >= TRIES) await leaveImport(db, importId, "surprise");
      throw error;
    }
  },
  "check-lists": async (payload) => {
    const { clientId } = idsOf(payload);
    if (clientId) await checkLists(db, { clientId, now: clock.now() });
    else await queueChecks(db);
  },
  "match-again": async (payload) => {
    const { clientId } = idsOf(payload);
    if (clientId) await intake(db, "matchAgain", { clientId, now: clock.now() });
    else await queueMatching(db);
  },
  "meet-company": async (payload) => {
    const { companyId = "" } = idsOf(payload);
    await meetCompany(db, { companyId, now: clock.now() });
  },
  "send-message": async (payload) => {
    const { messageId = "", tries = "0" } = idsOf(payload);
    const mayGo = () => mayStillGo(db, { messageId, now: clock.now() });
    const sending = { messageId, post, tries: Number(tries), mayGo, onNotSent: hearNotSent };
    await sendMessage(db, { ...sending, now: clock.now() });
  },
  "reconcile-calls": async () => {
    const { telephone } = houseLine();
    const now = clock.now();
    await reconcileCalls(db, telephone, { now, clockAheadMs: clock.aheadMs() });
    await reconcileLines(db, telephone, { now });
  },
  "hang-up-lost": async (payload) => {
    const { attemptId = "" } = idsOf(payload);
    await hangUpLost(db, houseLine().telephone, { attemptId });
  },
  "expire-handbacks": async () => {
    await expireHandbacks(db, { now: clock.now() });
  },
  "end-pauses": async () => {
    await endPauses(db, { now: clock.now() });
  },
  "wake-leads": async () => {
    await wakeLeads(db, { now: clock.now() });
  },
  "work-touches": async () => {
    await startRuns(db, { now: clock.now() });
    await followWakes(db, { now: clock.now() });
    await workTouches(db, { now: clock.now() });
  },
  "rank-leads": async (payload) => {
    const { campaignId } = idsOf(payload);
    const now = clock.now();
    if (campaignId) await rankCampaign(db, { campaignId, now });
    else await rankLeads(db, { now });
  },
  "ask-blocked": async () => {
    await askBlocked(db, { now: clock.now() });
  },
  "release-expired": async () => {
    await releaseExpired(db, { now: clock.now() });
  },
  "watch-promises": async () => {
    const now = clock.now();
    await endAbsences(db, { now });
    await watchPromises(db, { now });
  },
  "settle-campaigns": async () => {
    await settleCampaigns(db, { now: clock.now() });
  },
  "keep-walls": async () => {
    await keepWalls(db, { now: clock.now() });
  },
  "hear-caller": async (payload) => {
    const { callEventId = "" } = idsOf(payload);
    await hearCaller(db, { callEventId, now: clock.now() });
  },
  "hear-caller-again": async (payload) => {
    const { callEventId = "" } = idsOf(payload);
    await hearCallerAgain(db, { callEventId, now: clock.now() });
  },
  "look-into-cut-off": async (payload) => {
    const { companyId = "" } = idsOf(payload);
    await lookAgainIntoCutOff(db, { companyId, now: clock.now() });
  },
  "settle-decline": async (payload) => {
    const { handbackId = "" } = idsOf(payload);
    await settleDecline(db, { handbackId, now: clock.now() });
  },
};

/** What recurs, in UTC. One worker of all runs each turn. */
export const crontab = [
  "* * * * * reconcile-calls ?max=1",
  "*/10 * * * * expire-handbacks ?fill=1h",
  "* * * * * end-pauses ?max=1",
  "* * * * * wake-leads ?max=1",
  "* * * * * work-touches ?max=1",
  "* * * * * rank-leads ?max=1",
  "* * * * * release-expired ?max=1",
  "* * * * * ask-blocked ?max=1",
  "* * * * * watch-promises ?max=1",
  "*/15 * * * * keep-walls ?max=1",
  "*/5 * * * * settle-campaigns ?max=1",
  "45 1 * * * match-again ?fill=1d&max=1",
  "15 2 * * * check-lists ?fill=1d&max=1",
].join("\n");
