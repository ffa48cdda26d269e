import { expect } from "vitest";
import { emailAddresses } from "#db/schema.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenListInForce } from "#tests/given-list.ts";
import { verify } from "./verify.server.ts";

dbTest(
  "whoever stands on a list and is ready to be called is found, by whatever the list knows of them",
  async ({ db, pool }) => {
    const { calder, harbour, marc } = await givenStory(db);
    await givenListInForce(
      db,
      [
        "Quayside Timber Ltd,LS1 4AP,0113 496 0101,,,",
        "Pike Haulage Ltd,LS1 4AP,,helen@pike.example.org,,",
        "Marsh Optics Ltd,LS1 4AP,,,marsh-optics.co.uk,",
        "Tarn & Moor Ltd,LS1 4AP,,,,",
      ],
      { ...calder, by: marc },
    );
    const by = {
      number: await givenLead(db, calder, { company: "Other Wood", e164: "+441134960101" }),
      email: await givenLead(db, calder, { company: "Other Freight" }),
      domain: await givenLead(db, calder, { company: "Other Glass" }),
      name: await givenLead(db, calder, { company: "Tarn and Moor Limited", postcode: "LS1 4AP" }),
    };
    const { email } = by;
    const own = { clientId: calder.clientId, companyId: email.companyId, originCompanyId: email.companyId };
    await db.insert(emailAddresses).values({ ...own, address: "helen@pike.example.org" });
    await pool.query("update companies set domain = 'marsh-optics.co.uk' where id = $1", [by.domain.companyId]);
    // On nobody's list, on another client's, and only likely.
    await givenLead(db, calder, { company: "Harrow & Pike Logistics Ltd" });
    await givenLead(db, harbour, { company: "Tarn and Moor Limited", postcode: "LS1 4AP" });
    await givenLead(db, calder, { company: "Tarn and Moor Limited", postcode: "B1 1AA" });

    const { violations } = await verify(db);

    expect(violations.map(({ check }) => check)).toEqual(new Array(4).fill("ready-lead-is-on-no-list"));
    expect(new Set(violations.map(({ id }) => id))).toEqual(new Set(Object.values(by).map(({ leadId }) => leadId)));
  },
);
