import { expect, onTestFinished, test } from "vitest";
import { openapiPath } from "#tests/twilio/contract.ts";
import { boardFor, type SwitchboardSettings } from "#tests/twilio/switchboard.ts";

const open = (...settings: SwitchboardSettings) => boardFor(onTestFinished, ...settings);

test("wrong credentials are turned away", async () => {
  const board = await open();
  const path = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json";

  const answer = await fetch(board.simulator.url + path, { headers: { authorization: `Basic ${btoa("AC1:guess")}` } });

  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 20003, status: 401, more_info: expect.any(String) });
});

test.skipIf(!openapiPath)(
  "the provider's own document is here, and the account answers by it (skipped where it is absent)",
  async () => {
    const board = await open();

    expect(await board.phone.account()).toEqual({ ok: true, status: "active", type: "Full" });
    expect(board.contract.seen).toContain("FetchAccount");
  },
);
