import { atStart, count } from "#app/ui/format.ts";
import { active, type Tellings } from "../telling.ts";
import { pauseWords } from "../words.ts";

/** Who comes and goes in the agency, and its clock. */
export const peopleSentences = {
  "user.signed-in": (_, { who }) => active(who, "signed in", "Somebody signed in"),
  "user.created": ({ userId }, say) =>
    active(say.who, `added ${say.name(userId) ?? "a person"}`, `${say.name(userId) ?? "A person"} was added`),
  "user.password-changed": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} changed their password.`,
  "user.away": ({ userId, until, callbacks }, say) =>
    `${say.name(userId) ?? "Somebody"} is away until ${say.at(until)}; ${callbacks === "anyone" ? "colleagues keep their promises" : "their promises wait for them"}.`,
  "user.back": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} is back.`,
  "user.disabled": ({ userId }, say) =>
    active(say.who, `closed ${say.name(userId) ?? "a person"}’s account`, "An account was closed"),
  "user.enabled": ({ userId }, say) =>
    active(say.who, `let ${say.name(userId) ?? "a person"} in again`, "Somebody was let in again"),
  "user.password-given": ({ userId }, say) =>
    active(say.who, `gave ${say.name(userId) ?? "a person"} a new first password`, "A new first password was given"),
  "user.second-factor-on": ({ userId }, say) =>
    `${say.name(userId) ?? "Somebody"} signs in with a second factor from now on.`,
  "user.second-factor-off": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} switched their second factor off.`,
  "user.second-factor-removed": ({ userId }, say) => {
    const whose = `${say.name(userId) ?? "somebody"}’s second factor`;
    return active(say.who, `took ${whose} away`, `${atStart(whose)} was taken away`);
  },
  "user.recovery-codes-renewed": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} has new recovery codes.`,
  "user.recovery-code-used": ({ userId, left }, say) =>
    `${say.name(userId) ?? "Somebody"} used a recovery code; ${left === 0 ? "none is" : left === 1 ? "one is" : `${left} are`} left.`,
  "agency.second-factor-asked": ({ asked }, { who }) => {
    const of = asked ? "everybody of the agency" : "nobody any more";
    return active(who, `asked a second factor of ${of}`, `A second factor was asked of ${of}`);
  },
  "clock.moved": ({ aheadMs }, { who }) =>
    active(
      who,
      `moved the demo’s clock; it runs ${count(Math.round(aheadMs / 3_600_000), "hour")} ahead`,
      "The demo’s clock was moved",
    ),
  "agent.paused": ({ because, until }, { who, at }) => {
    const spell = until ? `until ${at(until)}` : "for a while";
    return active(
      who,
      `left the desk ${spell}: ${pauseWords[because]}`,
      `Away from the desk ${spell}: ${pauseWords[because]}`,
    );
  },
  "agent.resumed": (_, { who }) => active(who, "came back to the desk", "Back at the desk"),
} satisfies Tellings<`user.${string}` | `agency.${string}` | `agent.${string}` | `clock.${string}`>;
