import { describe, expect, test } from "vitest";
import type { EventData, EventType } from "#app/features/audit/events.ts";
import { type Names, sentence, type Told } from "#app/features/audit/sentence.ts";

export const names: Names = {
  zone: "Europe/London",
  agency: "Ember Calling",
  client: "Calder Telematics",
  people: {
    priya: { name: "Priya Nair", of: "agency" },
    tomasz: { name: "Tomasz Wrona", of: "agency" },
    hanna: { name: "Hanna Voss", of: "client" },
  },
  companies: { pike: "Harrow & Pike", harrow: "HARROW AND PIKE LTD" },
  contacts: { helen: "Helen Marsh" },
  numbers: { main: "020 7946 0142" },
  numberOfAttempt: { first: "020 7946 0142" },
  outcomes: {
    "not-now": "Not now",
    "wrong-number": "Wrong number",
    qualified: "Qualified",
    "own-0199": "Asked for brochure",
  },
  questions: { q1: "Vans on the road?", f1: "Vans?" },
  lines: { l1: "Opener: Good day.", l2: "Opener: Good morning." },
  rows: { r318: "row 318 of calder-old-leads.csv" },
};

export const due = "2026-11-24T14:00:00.000Z";

/** One entry of a kind: what is kept, whose act it is, how the agency reads it, and how the client does. */
type Entry<T extends EventType> = [EventData[T], string | null, string, string | null];

/** Tells one entry of each kind that a room of the ledger has a sentence for; none may be missing. */
export function tells<Room extends EventType>(
  _sentences: Record<Room, unknown>,
  story: { [T in Room]: Entry<T> },
): void {
  const entries = Object.entries<Entry<EventType>>(story);
  describe.each(entries)("%s", (type, [data, by, agency, client]) => {
    const entry = { type, data, by } as Told;

    test("is told to the agency with all that is known", () => {
      expect(sentence(entry, names, "agency")).toBe(agency);
    });

    test("is told to the client as far as it is theirs to see", () => {
      expect(sentence(entry, names, "client")).toBe(client);
    });

    test("is told to the client without the name of one of ours", () => {
      expect(sentence({ ...entry, by: "priya" }, names, "client") ?? "").not.toMatch(/Priya|Tomasz/);
    });

    test("is still a sentence where nothing has a name any more", () => {
      const nameless = { zone: "UTC", agency: "The agency", client: "The client", people: {} };
      expect(sentence({ ...entry, by: null }, nameless, "agency")).toMatch(/^[\p{Lu}\d].*\.$/u);
    });
  });
}
