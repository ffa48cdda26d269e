import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { samePerson } from "#app/features/erasure/same-person.server.ts";
import { follow } from "#app/features/outcomes/lineage/follow.server.ts";
import { companies, contacts } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

dbTest("whoever moved is found at both companies, from either end, and is ticked", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, contactId } = await givenLead(db, calder);
  const moved = { leadId, contactId, source: "moved", company: "Northwind Freight Ltd", name: "Helen Marsh" } as const;
  const told = { ...moved, jobTitle: null, number: "020 7946 0777", by: priya, now: tuesday10am };
  const first = await follow(db, told);
  if (!first.ok) throw new Error(first.reason);
  const again = { ...told, leadId: first.leadId, company: "Southwind Freight Ltd", number: "020 7946 0778" };
  expect(await follow(db, again)).toMatchObject({ ok: true });
  const referred = { ...told, source: "referred", contactId: null, company: "Third Ltd", number: null } as const;
  expect(await follow(db, referred)).toMatchObject({ ok: true });

  const firms = ["Harrow & Pike Logistics Ltd", "Northwind Freight Ltd", "Southwind Freight Ltd"];
  const [last] = await db
    .select({ id: contacts.id })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .where(eq(companies.name, "Southwind Freight Ltd"));
  for (const id of [contactId, last?.id ?? ""]) {
    const found = await samePerson(db, id);
    expect(found.map(({ company }) => company).sort()).toEqual(firms);
    expect(found.map(({ isLikely }) => isLikely)).toEqual([true, true, true]);
    expect(found.slice(1).map(({ because }) => because)).toEqual([["moved"], ["moved"]]);
  }
});

dbTest("relatives who share a line are shown and not ticked; an initial is", async ({ db }) => {
  const { calder, harbour } = await givenStory(db);
  const e164 = "+442079460991";
  const { contactId } = await givenLead(db, calder, { e164 });
  for (const person of ["Harold Marsh", "H. Marsh", "Tom Marsh", "Helen Anne Marsh"])
    await givenLead(db, harbour, { e164, person, company: `${person} & Partners Ltd` });
  const found = await samePerson(db, contactId);
  expect(Object.fromEntries(found.map(({ name, isLikely }) => [name, isLikely]))).toEqual({
    ...{ "Helen Marsh": true, "Helen Anne Marsh": true, "H. Marsh": true },
    ...{ "Harold Marsh": false, "Tom Marsh": false },
  });
});

dbTest("a company is offered that bears any word of the only name known there", async ({ db }) => {
  const { calder } = await givenStory(db);
  const offered = async (company: string) => {
    const { contactId } = await givenLead(db, calder, { company });
    return (await samePerson(db, contactId)).find(({ id }) => id === contactId)?.companyIs;
  };
  expect(await offered("Helen's Cakes")).toBe("perhaps");
  expect(await offered("Marsh Cakes")).toBe("perhaps");
  expect(await offered("Cakes by Helen Marsh")).toBe("likely");
  expect(await offered("Fen Lane Cakes")).toBeNull();
});
