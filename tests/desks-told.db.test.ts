import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { BasisForm } from "#app/features/compliance/basis-form.ts";
import { endRule, writeRule } from "#app/features/compliance/edit-rules.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { recordBasis } from "#app/features/compliance/record-basis.server.ts";
import { RuleForm } from "#app/features/compliance/rule-form.ts";
import { recordConsent, suppressByHand, withdrawConsent } from "#app/features/compliance/wishes.server.ts";
import { takeBackList } from "#app/features/intake/lists/take-back-list.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { announce, openLiveHub } from "#app/kit/live.server.ts";
import { consents } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenListInForce } from "./given-list.ts";
import { loadList } from "./given-verdict.ts";

const now = tuesday10am;
const number = "+442079460123";
const hours = RuleForm.parse({
  ...{ kind: "hours", title: "calling hours", jurisdiction: "GB", source: "The agency's policy of November" },
  ...{ validFrom: "2026-11-17", weekdays: "11:00-16:00", saturday: "", sunday: "" },
});

dbTest(
  "whoever has a lead in hand is told when the law may say another thing of it, and nobody of another client's",
  async ({ db, runtimeUrl }) => {
    const { calder, harbour, priya, tomasz, marc, ada } = await givenStory(db);
    const inHand = async (by: string, campaign: typeof calder, e164: string) => {
      await givenLead(db, campaign, { e164 });
      expect(await leaseNext(db, { by, now, campaignId: campaign.campaignId })).toMatchObject({ ok: true });
    };
    await inHand(priya, calder, number);
    await inHand(tomasz, harbour, "+442079460124");
    const hub = await openLiveHub(runtimeUrl);
    const told = new Set<string>();
    hub.follow(`agent:${priya}`, () => told.add("Calder"));
    hub.follow(`agent:${tomasz}`, () => told.add("Harbour"));
    /** Who heard of it. What is announced comes in the order of the commits. */
    const heardOf = async (act: () => Promise<unknown>) => {
      told.clear();
      await act();
      const done = new Promise<void>((resolve) => {
        hub.follow("done", () => resolve());
      });
      await announce(db, "done");
      await done;
      return [...told].toSorted().join(", ");
    };
    const wish = { kind: "number", value: "+442079460999", by: marc, now } as const;
    const pause = { to: "paused", pausedUntil: "2026-12-03", pausedBecause: "season", by: marc, now } as const;
    const { clientId } = calder;
    const basis = BasisForm.parse({
      campaignId: calder.campaignId,
      country: "NL",
      basis: "Companies only, by their own word of last year.",
    });
    const consent = { number, clientId, sector: "general" as const, evidence: "She said so on the call of Monday." };
    let listId = "";

    const heard = {
      wish: await heardOf(() => suppressByHand(db, wish)),
      again: await heardOf(() => suppressByHand(db, wish)),
      "taken back": await heardOf(() => liftByHand(db, { ...wish, clientId: null })),
      "of one client": await heardOf(() => suppressByHand(db, { ...wish, clientId })),
      list: await heardOf(async () => {
        listId = await givenListInForce(db, ["Acme,SW1A 1AA,020 7946 0777,,,"], { clientId, by: marc });
      }),
      "list taken back": await heardOf(() => takeBackList(db, { listId, by: marc, now })),
      register: await heardOf(() => loadList(db, marc, "02079469999\n")),
      rule: await heardOf(() => writeRule(db, { ruleId: "gb-hours", draft: hours, by: ada, now })),
      "rule ended": await heardOf(() =>
        endRule(db, { id: "gb-hours", version: "2026-11-17", validTo: "2026-12-01", by: ada, now }),
      ),
      basis: await heardOf(() => recordBasis(db, { ...basis, by: marc, now })),
      consent: await heardOf(() => recordConsent(db, { ...consent, by: marc, now })),
      withdrawn: await heardOf(async () => {
        const [{ id: consentId = "" } = {}] = await db.select({ id: consents.id }).from(consents);
        await withdrawConsent(db, { consentId, by: marc, now: minutesAfter(now, 1) });
      }),
      pause: await heardOf(() => changeCampaignStatus(db, { ...pause, campaignId: calder.campaignId })),
    };
    await hub.close();

    const both = "Calder, Harbour";
    expect(heard).toEqual({
      ...{ wish: both, again: "", "taken back": both, "of one client": "Calder" },
      ...{ list: "Calder", "list taken back": both, register: both, rule: both, "rule ended": both },
      ...{ basis: "Calder", consent: "Calder", withdrawn: "Calder", pause: "Calder" },
    });
  },
);
