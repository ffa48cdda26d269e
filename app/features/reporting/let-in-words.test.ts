import { expect, test } from "vitest";
import { letInWords } from "./let-in-words.ts";

const tomasz = {
  name: "Tomasz Wrona",
  role: "agent",
  client: null,
  campaigns: [],
  leads: 0,
  passwordGiven: false,
} as const;

test("an agent who comes back is told for whom they call, or that a manager must put them on a campaign", () => {
  expect(letInWords({ ...tomasz, campaigns: [] })).toBe(
    "Tomasz Wrona may sign in again, with the password they had. They call for no campaign: a manager puts them on one at its queue. What colleagues took over meanwhile stays with them.",
  );
  expect(letInWords({ ...tomasz, campaigns: ["Calder backlog", "Harbour backlog"], leads: 3 })).toBe(
    "Tomasz Wrona may sign in again, with the password they had. They call for Calder backlog and Harbour backlog as before. 3 open leads are still theirs. What colleagues took over meanwhile stays with them.",
  );
});

test("a client's person finds their client as before, and whoever manages finds everything", () => {
  expect(letInWords({ ...tomasz, name: "Hanna Voss", role: "client", client: "Calder Telematics", leads: 1 })).toBe(
    "Hanna Voss may sign in again, with the password they had. They see Calder Telematics as before. 1 open lead is still theirs.",
  );
  expect(letInWords({ ...tomasz, name: "Marc Bell", role: "manager" })).toBe(
    "Marc Bell may sign in again, with the password they had.",
  );
  expect(letInWords({ ...tomasz, name: "Marc Bell", role: "manager", passwordGiven: true })).toBe(
    "Marc Bell may sign in again, with the first password they were given.",
  );
});
