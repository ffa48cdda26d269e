import { expect, test } from "vitest";
import { callFacts, clearSince } from "#tests/call-facts.ts";
import { type CallFacts, decide } from "./decide.ts";
import { groundsOf } from "./grounds.ts";

const monday = new Date("2026-11-23T16:00:00Z");
const washed = new Date("2026-11-20T00:00:00Z");

function grounds(e164: string, more: Partial<CallFacts> = {}) {
  const number = { e164, kind: "fixed" as const };
  const facts = callFacts({ screenings: clearSince(washed), ...more, number });
  expect(decide(facts, monday).verdict).toBe("allow");
  const { rules, ...rest } = groundsOf(facts, monday);
  return { rules: rules.map(({ rule, version }) => `${rule} ${version}`), ...rest };
}

test("a call to London is kept with its rules and with the day of each register", () => {
  expect(grounds("+442079460123")).toEqual({
    rules: [
      "cap-number-day 2026-11",
      "cap-company-day 2026-11",
      "cap-company-30-days 2026-11",
      "cap-round 2026-11",
      "gb-tps 2026-11",
      "gb-ctps 2026-11",
      "gb-hours 2026-11",
    ],
    washes: [
      { list: "TPS", asOf: washed.toISOString(), listed: false },
      { list: "CTPS", asOf: washed.toISOString(), listed: false },
    ],
    bases: [],
    consent: false,
  });
});

test("a basis and a consent are kept where one was needed", () => {
  expect(grounds("+493023125123", { basisRecorded: true, consentRecorded: true })).toMatchObject({
    bases: ["DE"],
    consent: false,
  });
  expect(grounds("+442079460123", { screenings: {}, basisRecorded: true, consentRecorded: true })).toMatchObject({
    washes: [
      { list: "TPS", asOf: null, listed: false },
      { list: "CTPS", asOf: null, listed: false },
    ],
    bases: [],
    consent: true,
  });
});

test("a call about pensions is kept with the consent it needed, any other without that rule", () => {
  const { campaign } = callFacts({ campaign: { sector: "pensions" } });
  const agreed = grounds("+442079460123", { campaign, consentRecorded: true });

  expect(agreed.rules).toContain("gb-pensions 2026-11");
  expect(agreed.rules).not.toContain("gb-claims-management 2026-11");
  expect(agreed.consent).toBe(true);
});

test("a warning that an agent overruled is kept with what the register said", () => {
  const screenings = { "US-DNC": { asOf: washed, listed: true } };

  expect(grounds("+12125550123", { screenings }).washes).toEqual([
    { list: "US-DNC", asOf: washed.toISOString(), listed: true },
  ]);
});

test("a message is kept with the consent it needs, and with no rule that counts calls", () => {
  const left = grounds("+12125550123", { way: "voicemail-drop", consentRecorded: true });

  expect(left).toMatchObject({ rules: ["us-dnc 2026-11", "us-recorded 2026-11"], consent: true });
});
