import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { events, handbacks, handbackUpdates, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenAtGate, givenPassed } from "#tests/given-handback.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { sourceFiles } from "#tests/source.ts";

type Door = (args: Awaited<ReturnType<typeof requestBy>>) => Promise<unknown>;
type Module = { loader?: Door; action?: Door };
const modules = import.meta.glob<Module>(["./*.ts", "./*.tsx", "!./*.test.ts"], { eager: true });
const nameOf = (path: string) => path.slice("./".length);
const doors = Object.entries(modules).flatMap(([path, { loader, action }]) => [
  ...(loader ? [{ name: `${nameOf(path)} loader`, door: loader, form: undefined }] : []),
  ...(action ? [{ name: `${nameOf(path)} action`, door: action, form: forms(nameOf(path)) }] : []),
]);

/** A form that would be taken if the lead were theirs. */
function forms(file: string): Record<string, string> {
  if (file === "decline.ts") return { reason: "wrong-timing" };
  if (file === "report-progress.ts") return { kind: "won", value: "12,000" };
  return {};
}

const aboutOneLead = ({ name }: { name: string }) => /^(lead|accept|decline|take-back|report-progress)\./.test(name);
const now = minutesAfter(tuesday10am, 60);

async function everything(db: Db) {
  const [h, l, u, e] = [
    await db.select().from(handbacks).orderBy(handbacks.id),
    await db.select().from(leads).orderBy(leads.id),
    await db.select().from(handbackUpdates),
    await db.select().from(events),
  ];
  return { h, l, u, events: e.filter(({ type }) => type !== "user.signed-in") };
}

async function givenThree(db: Db, portal: typeof import("#db/client.server.ts").forClient) {
  const story = await givenStory(db);
  const { clientId } = story.calder;
  const waiting = await givenPassed(db, story);
  const theirs = await givenPassed(db, story, { company: "Oakfield Dairies" });
  await portal(clientId, (tx) => acceptLead(tx, { handbackId: theirs.handbackId, clientId, by: story.hanna, now }));
  const atGate = await givenAtGate(db, story, { company: "Penrose Marine" });
  return { story, waiting, theirs, atGate };
}

test("the walk knows every door of the portal", () => {
  const source = sourceFiles("app/routes/portal").filter(({ text }) =>
    /export async function (loader|action)/.test(text),
  );
  const walked = new Set(doors.map(({ name }) => name.split(" ")[0]));
  expect([...walked].sort()).toEqual(source.map(({ path }) => path.split("/").at(-1)).sort());
  expect(doors.filter(aboutOneLead)).toHaveLength(5);
});

dbTest("another client finds nothing behind any door, and changes nothing", async ({ db, portal }) => {
  const { story, waiting, theirs, atGate } = await givenThree(db, portal);
  const before = await everything(db);
  for (const { handbackId } of [waiting, theirs, atGate]) {
    for (const { name, door, form } of doors) {
      const path = `/portal/leads/${handbackId}?campaign=${story.calder.campaignId}`;
      const asked = await requestBy(db, { path, by: story.owen, ...(form ? { form } : {}) }, { handbackId });
      const { status, body } = await answerOf(door(asked));
      if (aboutOneLead({ name }) || name.startsWith("report.")) expect([name, status]).toEqual([name, 404]);
      const said = JSON.stringify(body) ?? "";
      for (const secret of ["Harrow", "Oakfield", "Penrose", "Calder", "Helen", "Hanna", "Fleetmark", "Priya", "Marc"])
        expect(said.includes(secret), `${name} says ${secret}`).toBe(false);
    }
  }
  expect(await everything(db)).toEqual(before);
});

dbTest(
  "agents, managers and admins find nothing in the portal, and strangers are shown the door",
  async ({ db, portal }) => {
    const { story, waiting } = await givenThree(db, portal);
    const before = await everything(db);
    const { handbackId } = waiting;
    for (const { name, door, form } of doors) {
      const path = `/portal/leads/${handbackId}`;
      const ask = async (by: string | null) =>
        answerOf(door(await requestBy(db, { path, by, ...(form ? { form } : {}) }, { handbackId })));
      for (const by of [story.priya, story.marc, story.ada])
        expect([name, (await ask(by)).status]).toEqual([name, 404]);
      expect((await ask(null)).location, name).toMatch(/^\/login/);
    }
    expect(await everything(db)).toEqual(before);
  },
);

dbTest(
  "what has not passed the gate, and what is no key, is not there for its own client either",
  async ({ db, portal }) => {
    const { story, atGate } = await givenThree(db, portal);
    for (const handbackId of [atGate.handbackId, "1", "../leads", "0198f000-0000-7000-8000-000000000000"]) {
      for (const { name, door, form } of doors.filter(aboutOneLead)) {
        const asked = await requestBy(db, { by: story.hanna, ...(form ? { form } : {}) }, { handbackId });
        expect([name, (await answerOf(door(asked))).status]).toEqual([name, 404]);
      }
    }
  },
);

dbTest(
  "its own client reads the story without anybody's name from the agency, and without our notes",
  async ({ db, portal }) => {
    const { story, waiting } = await givenThree(db, portal);
    const { handbackId } = waiting;
    for (const { name, door } of doors.filter((one) => one.name.endsWith("loader"))) {
      const asked = await requestBy(db, { path: "/portal", by: story.hanna }, { handbackId });
      const { status, body } = await answerOf(door(asked));
      expect([name, status]).toEqual([name, 200]);
      const said = JSON.stringify(body);
      for (const secret of ["Priya", "Marc", "Harbour", "Penrose"])
        expect(said.includes(secret), `${name}: ${secret}`).toBe(false);
    }
  },
);

dbTest("accept, take back, decline and report do what they say, each with one form", async ({ db, portal }) => {
  const { story, waiting } = await givenThree(db, portal);
  const { handbackId, lead } = waiting;
  const home = `/portal/leads/${handbackId}`;
  // The house's clock is today's, by which the deadline of the story is long over or far ahead; only the stage matters here.
  const send = async (file: string, form: Record<string, string>) => {
    const door = modules[`./${file}`]?.action;
    if (!door) throw new Error(`${file} has no action`);
    return answerOf(door(await requestBy(db, { by: story.hanna, form }, { handbackId })));
  };
  const stage = async () => (await db.select().from(leads).where(eq(leads.id, lead.leadId)))[0]?.stage;

  expect(await send("decline.ts", { reason: "no-reason" })).toMatchObject({ status: 400 });
  expect(await send("report-progress.ts", { kind: "won", value: "1" })).toMatchObject({
    location: `${home}?refused=not-yours-yet`,
  });
  expect(await send("accept.ts", {})).toMatchObject({ status: 302, location: home });
  expect(await stage()).toBe("accepted");
  expect(await send("accept.ts", {})).toMatchObject({ location: `${home}?refused=already-answered` });
  const opened = async (reason: string) => {
    const asked = await requestBy(db, { path: `${home}?refused=${reason}`, by: story.hanna }, { handbackId });
    return (await answerOf(modules["./lead.tsx"]?.loader?.(asked) ?? Promise.reject())).body;
  };
  expect(await opened("already-answered")).toMatchObject({
    story: { status: "accepted" },
    refused: "A colleague answered this one first. Here is how it stands.",
  });
  expect(await opened("constructor")).toMatchObject({ refused: null });
  expect(await send("take-back.ts", {})).toMatchObject({ status: 302 });
  expect(await stage()).toBe("passed");
  expect(await send("accept.ts", {})).toMatchObject({ status: 302 });
  expect(await send("report-progress.ts", { kind: "meeting", nextOn: "soon" })).toMatchObject({ status: 400 });
  expect(await send("report-progress.ts", { kind: "won", value: "£12,000" })).toMatchObject({
    status: 302,
    location: home,
  });
  expect(await stage()).toBe("won");

  const [ended] = await db
    .select()
    .from(handbacks)
    .where(and(eq(handbacks.leadId, lead.leadId), eq(handbacks.status, "won")));
  expect(ended?.endedAt).not.toBeNull();
});
