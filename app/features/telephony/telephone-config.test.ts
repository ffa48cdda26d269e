import { expect, test } from "vitest";
import { configProblem, simulatorAccountSid } from "./telephone-config.ts";

const real = { accountSid: `AC${"7a".repeat(16)}`, authToken: "t", publicUrl: "https://rekindle.example" };
const keys = { apiKey: `SK${"0".repeat(32)}`, apiSecret: "s" };
const simulated = { ...real, ...keys, accountSid: simulatorAccountSid };

test("a real account and the simulator's are never mixed up", () => {
  expect(configProblem({ kind: "twilio", ...real })).toBeNull();
  expect(configProblem({ kind: "simulator", url: "http://127.0.0.1:4010", ...simulated })).toBeNull();

  expect(configProblem({ kind: "twilio", ...simulated })).toContain("simulator's");
  expect(configProblem({ kind: "simulator", url: "http://127.0.0.1:4010", ...real, ...keys })).toContain(
    "real account",
  );
  expect(configProblem({ kind: "simulator", url: "https://api.twilio.com", ...simulated })).toContain("this machine");
});

test("half a set of keys, or a key in the place of the account, is named", () => {
  expect(configProblem({ kind: "twilio", ...real, apiKey: keys.apiKey })).toContain("its secret");
  expect(configProblem({ kind: "twilio", ...real, accountSid: keys.apiKey })).toContain("account SID");
  expect(configProblem({ kind: "twilio", ...real, ...keys, apiKey: real.accountSid })).toContain("API key");
  expect(configProblem({ kind: "twilio", ...real, publicUrl: "rekindle.example" })).toContain("public address");
});
