import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as addNumber } from "./add-number.ts";

dbTest(
  "a number, or whom to ask for on one that we have: either will do, and what is missing is said",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    const add = async (form: Record<string, string>) =>
      answerOf(
        addNumber(
          await requestBy(db, { by: priya, form: { number: "", name: "", jobTitle: "", ...form } }, { leadId }),
        ),
      );
    const errors = (body: unknown) => JSON.stringify((body as { error: unknown }).error);

    const [nothing, short, known] = [await add({}), await add({ number: "123" }), await add({ name: "helen  marsh" })];

    expect([nothing.status, errors(nothing.body)]).toEqual([400, expect.stringContaining("or whom to ask for")]);
    expect([short.status, errors(short.body)]).toEqual([400, expect.stringContaining("not a whole telephone number")]);
    expect([known.status, errors(known.body)]).toEqual([409, expect.stringContaining("under this name already")]);
    expect(await add({ name: "Tom Okafor" })).toMatchObject({ location: `/leads/${leadId}` });
  },
);
