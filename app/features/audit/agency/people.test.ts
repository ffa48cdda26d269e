import { due, tells } from "#tests/told.ts";
import { peopleSentences } from "./people.ts";

tells(peopleSentences, {
  "user.signed-in": [{ userId: "priya" }, "priya", "Priya Nair signed in.", null],
  "user.created": [{ userId: "tomasz" }, "priya", "Priya Nair added Tomasz Wrona.", null],
  "user.password-changed": [{ userId: "priya" }, "priya", "Priya Nair changed their password.", null],
  "user.away": [
    { userId: "priya", reason: "holiday", from: due, until: "2026-11-30T09:00:00.000Z", callbacks: "anyone" },
    "priya",
    "Priya Nair is away until 30 Nov 2026, 09:00; colleagues keep their promises.",
    null,
  ],
  "user.back": [{ userId: "priya" }, null, "Priya Nair is back.", null],
  "user.disabled": [{ userId: "tomasz" }, "priya", "Priya Nair closed Tomasz Wrona’s account.", null],
  "user.enabled": [{ userId: "tomasz" }, "priya", "Priya Nair let Tomasz Wrona in again.", null],
  "user.password-given": [{ userId: "tomasz" }, "priya", "Priya Nair gave Tomasz Wrona a new first password.", null],
  "user.second-factor-on": [
    { userId: "priya" },
    "priya",
    "Priya Nair signs in with a second factor from now on.",
    null,
  ],
  "user.second-factor-off": [{ userId: "priya" }, "priya", "Priya Nair switched their second factor off.", null],
  "user.second-factor-removed": [
    { userId: "tomasz" },
    "priya",
    "Priya Nair took Tomasz Wrona’s second factor away.",
    null,
  ],
  "user.recovery-codes-renewed": [{ userId: "priya" }, "priya", "Priya Nair has new recovery codes.", null],
  "user.recovery-code-used": [
    { userId: "priya", left: 9 },
    "priya",
    "Priya Nair used a recovery code; 9 are left.",
    null,
  ],
  "agency.second-factor-asked": [
    { asked: true },
    "priya",
    "Priya Nair asked a second factor of everybody of the agency.",
    null,
  ],
  "clock.moved": [{ aheadMs: 7_200_000 }, "priya", "Priya Nair moved the demo’s clock; it runs 2 hours ahead.", null],
  "agent.paused": [
    { because: "meeting", until: "2026-11-17T11:00:00Z" },
    "priya",
    "Priya Nair left the desk until 17 Nov 2026, 11:00: a meeting.",
    null,
  ],
  "agent.resumed": [{}, "priya", "Priya Nair came back to the desk.", null],
});
