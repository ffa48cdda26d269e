import { expect } from "vitest";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { companies } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { declineLead } from "./decline-lead.server.ts";
import { settleDecline } from "./settle-decline.server.ts";
import { takeBack } from "./take-back.server.ts";

const now = minutesAfter(tuesday10am, 60);

dbTest(
  "what the client says of two sites of one website stands as long as one of the answers does",
  async ({ db, portal }) => {
    const story = await givenStory(db);
    const { clientId } = story.calder;
    const domain = "pike.example";
    const leeds = await givenPassed(db, story, { company: "Pike Ltd", postcode: "LS1 4AP" });
    const york = await givenPassed(db, story, {
      company: "Pike Ltd",
      postcode: "YO1 7HH",
      now: minutesAfter(now, -30),
    });
    const hull = await givenLead(db, story.calder, { company: "Pike Ltd", postcode: "HU1 1AA" });
    await db.update(companies).set({ domain });
    const by = story.hanna;
    for (const { handbackId } of [leeds, york]) {
      const answer = { handbackId, clientId, by, now, reason: "already-customer", note: null } as const;
      await portal(clientId, (tx) => declineLead(tx, answer));
      await settleDecline(db, { handbackId, now });
    }
    const afterTakingBack = async (handbackId: string, minutes: number) => {
      const at = minutesAfter(now, minutes);
      expect(await portal(clientId, (tx) => takeBack(tx, { handbackId, clientId, by, now: at }))).toEqual({ ok: true });
      await settleDecline(db, { handbackId, now: at });
      return (await mayCall(db, { ...hull, now: daysAfter(now, 1) })).verdict;
    };

    expect(await afterTakingBack(leeds.handbackId, 5)).toBe("block");
    expect(await afterTakingBack(york.handbackId, 6)).toBe("allow");
  },
);
