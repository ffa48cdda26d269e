import fc from "fast-check";
import { expect, test } from "vitest";
import { domainAtOnce, emailAtOnce, OPEN, personAtOnce, phoneAtOnce, postcodeAtOnce } from "./at-once.ts";
import { compareDomains, compareEmails, comparePeople, comparePhones } from "./compare-contacts.ts";
import { comparePlaces } from "./compare-places.ts";
import { sketch, WIDTH } from "./sketch.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { MatchRecord } from "./types.ts";

const nearPhone = fc.tuple(fc.constantFrom("+441632", "01632", "+1555"), fc.stringMatching(/^96000[01]\d{1,2}$/));
const phone = nearPhone.map(([start, rest]) => start + rest);
const domain = fc.stringMatching(/^[ab][a-d]{1,4}$/).map((name) => `${name}.example`);
const word = fc.stringMatching(/^[abc][a-c]{0,5}$/);
const record = fc.record({
  company: fc.constant("Harbour Foods"),
  contact: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "))),
  phones: fc.uniqueArray(phone, { maxLength: 2 }),
  emails: fc.uniqueArray(
    domain.map((host) => `desk@${host}`),
    { maxLength: 2 },
  ),
  domain: fc.option(domain),
  addressLine: fc.constant(null),
  city: fc.option(fc.constantFrom("Leeds", "Bristol")),
  postcode: fc.option(fc.stringMatching(/^[LS]{1,2}\d{1,2}[AB]{0,2}$/)),
  companyNumber: fc.constant(null),
});

type Asked = { atOnce: (told: Int32Array, a: number, b: number) => number; texts: (a: Subject, b: Subject) => number };

test.each<[string, Asked]>([
  ["phones", { atOnce: phoneAtOnce, texts: (a, b) => comparePhones(a.phones, b.phones) }],
  ["domains", { atOnce: domainAtOnce, texts: (a, b) => compareDomains(a.domains, b.domains) }],
  ["mailboxes", { atOnce: emailAtOnce, texts: (a, b) => compareEmails(a.emails, b.emails) }],
  ["postcodes", { atOnce: postcodeAtOnce, texts: comparePlaces }],
  ["people", { atOnce: personAtOnce, texts: (a, b) => comparePeople(a.person, b.person) }],
])("what the sketches tell of %s at once, the texts tell too", (_, { atOnce, texts }) => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const [a, b] = [one, other].map((told, id) => toSubject({ id, ...told } satisfies MatchRecord)) as [
        Subject,
        Subject,
      ];
      const level = atOnce(sketch([a, b], () => 1).told, 0, WIDTH);
      if (level !== OPEN) expect(level).toBe(texts(a, b));
    }),
    { numRuns: 500 },
  );
});
