import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { emailAddresses } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { backlogFile, givenCommitted } from "#tests/given-import.ts";

dbTest(
  "a row is asked for its person, company, addresses and their domains as a call would be",
  async ({ db, pool }) => {
    const { calder, harbour, marc } = await givenStory(db);
    const { contactId, companyId } = await givenLead(db, harbour, {
      company: "Northwind Freight Ltd",
      person: "Ola Berg",
    });
    const own = { clientId: harbour.clientId, companyId, originCompanyId: companyId };
    await db.insert(emailAddresses).values({ ...own, contactId, address: "ola.berg@northwindfreight.co.uk" });
    for (const wish of [
      { kind: "person", value: contactId },
      { kind: "domain", value: "harrow-pike.co.uk" },
      { kind: "email", value: "info@gmail.com" },
    ] as const)
      await suppressByHand(db, { ...wish, by: marc, now: tuesday10am });
    await givenCommitted(db, {
      ...calder,
      by: marc,
      bytes: backlogFile(
        "Northwind Freight Limited,Ola Berg,020 7946 0101,,,",
        "Tay Valley Dairy,Ola Berg,0161 496 0102,ola.berg@northwindfreight.co.uk,,",
        "Quayside Timber Ltd,Ola Berg,0131 496 0103,,,",
        "Harrow & Pike Logistics Ltd,Helen Marsh,0117 496 0104,h.marsh@harrow-pike.co.uk,,",
        "Corbridge Glass,,0113 496 0105,info@gmail.com,,",
      ),
    });

    const { rows } = await pool.query("select verdict, reasons->-1->>'code' as why from import_rows order by line");
    const closed = { verdict: "suppressed", why: "suppressed-by-agency" };
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      "suppressed",
      "suppressed",
      "lead",
      "suppressed",
      "suppressed",
    ]);
    expect([rows[0], rows[1], rows[3], rows[4]]).toEqual([closed, closed, closed, closed]);
  },
);
