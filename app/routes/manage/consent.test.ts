import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as mayCall } from "../desk/may-call.tsx";
import { action as consent } from "./consent.ts";

dbTest("whoever records a consent for any client comes back to where it is seen", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const { e164 } = await givenLead(db, calder);
  const path = `/may-call/consent?number=${encodeURIComponent(e164)}&client=${harbour.clientId}&state=SCT`;
  const form = {
    number: e164,
    clientId: calder.clientId,
    evidence: "Helen Marsh by mail on 12 November, in their file",
  };

  const { location } = await answerOf(consent(await requestBy(db, { by: marc, path, form })));

  const { asked, answer } = await mayCall(await requestBy(db, { by: marc, path: location ?? "" }));
  expect(asked).toMatchObject({ number: e164, client: calder.clientId, state: "SCT" });
  expect(answer?.consents).toMatchObject([{ evidence: form.evidence }]);
});
