import { describe, expect, test } from "vitest";
import type { CampaignSector } from "#db/vocabulary.ts";
import { callFacts, clearSince } from "#tests/call-facts.ts";
import { decide } from "./decide.ts";

const monday = new Date("2026-11-23T10:00:00Z");
const decideAt = (now: Date, facts: Parameters<typeof callFacts>[0]) =>
  decide(callFacts({ screenings: clearSince(now), ...facts }), now);

describe("what nobody in Britain is called about without consent", () => {
  const about = (sector: CampaignSector, changes: Parameters<typeof callFacts>[0] = {}) =>
    decideAt(monday, { ...changes, campaign: { sector } });

  test.each([
    [
      "claims-management",
      "gb-claims-management",
      "The campaign calls about claims management services, and their consent to that is not recorded (calls about claims, GB 2026-11).",
    ],
    [
      "pensions",
      "gb-pensions",
      "The campaign calls about pension schemes, and their consent to that is not recorded (calls about pensions, GB 2026-11).",
    ],
  ] as const)("%s blocks, and says so", (sector, rule, text) => {
    const { verdict, reasons, nextAllowedAt } = about(sector);

    expect({ verdict, nextAllowedAt }).toEqual({ verdict: "block", nextAllowedAt: null });
    expect(reasons.map((r) => ({ rule: r.rule, text: r.text }))).toEqual([{ rule, text }]);
  });

  test("recorded consent lets it be, and no basis stands for it", () => {
    expect(about("pensions", { consentRecorded: true }).verdict).toBe("allow");
    expect(about("pensions", { basisRecorded: true }).verdict).toBe("block");
  });

  test("it holds for a British number abroad and for a foreign one at a British address, by whatever way we call", () => {
    const british = { place: { country: "US", region: "NY" }, number: { e164: "+442079460123" } };
    const american = { place: { country: "GB", postcode: "EC1A 1BB" }, number: { e164: "+12125550123" } };

    for (const facts of [british, american, { way: "manual" }, { way: "callback" }, { way: "voicemail-drop" }] as const)
      expect(about("pensions", facts).reasons.map(({ rule }) => rule)).toContain("gb-pensions");
    expect(about("pensions", { way: "inbound" }).verdict).toBe("allow");
  });

  test("other campaigns and other countries are not asked for it", () => {
    const american = { number: { e164: "+12125550123" }, campaign: { sector: "pensions" } } as const;

    expect(about("general").verdict).toBe("allow");
    expect(decideAt(new Date("2026-11-23T16:00:00Z"), american).verdict).toBe("allow");
  });
});
