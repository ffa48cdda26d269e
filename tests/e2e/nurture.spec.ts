import { and, eq, inArray } from "drizzle-orm";
import { expect, inject } from "vitest";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { campaigns, leads, messages, touches } from "#db/schema.ts";
import { daysAfter } from "#tests/cast.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { behindTheHouse } from "./behind-the-house.ts";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { mailHookSecret } from "./open-house.ts";
import { desk, phone } from "./screens.ts";

const house = () => ({ url: inject("houseUrl"), dataDir: inject("houseDataDir") });

journey("news of a competitor wakes five leads, and what was heard is not what is said", async ({ as }) => {
  const sleepers = await behindTheHouse(house(), async ({ db, calder, now }) => {
    const given: string[] = [];
    for (let at = 1; at <= 5; at++)
      given.push(
        (
          await givenSleeper(db, calder, {
            company: `Fleetmark customer ${at}`,
            competitor: "Fleetmark",
            email: null,
            now,
          })
        ).leadId,
      );
    return given;
  });
  const marc = await as("Marc Bell");
  await marc.goto("/signals");
  await expectAccessible(marc);
  await marc.getByRole("link", { name: "There is news of Fleetmark" }).click();
  await marc.getByLabel("What happened").fill("Fleetmark ends its support for older trackers in spring.");
  const said = marc.getByLabel("What is said");
  await said.fill("We hear that Fleetmark is in trouble, and we are not.");
  await marc.getByRole("button", { name: "Wake 5 leads" }).click();
  await marc.getByText("Leave Fleetmark out of what is said").waitFor();
  await expectAccessible(marc);

  await said.fill(
    "It’s {agent}, calling for {client}. We have room for new customers, if you would like a second quote.",
  );
  await marc.getByRole("button", { name: "Wake 5 leads" }).click();
  await marc.getByRole("heading", { name: "What woke leads so far" }).waitFor();
  await marc.getByRole("cell", { name: /^5 leads/ }).waitFor();
  await behindTheHouse(house(), async ({ db, now }) => {
    const woken = await db.select({ dueAt: leads.dueAt }).from(leads).where(inArray(leads.id, sleepers));
    expect(woken.filter(({ dueAt }) => dueAt !== null && dueAt < daysAfter(now, 30))).toHaveLength(5);
  });

  await marc.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(marc);
});

journey("a touch plan is interrupted by a reply", async ({ as }) => {
  const { leadId, messageId } = await behindTheHouse(house(), async ({ db, calder, marc, now }) => {
    const before = daysAfter(now, -45);
    const startsOn = daysAfter(before, -1).toISOString().slice(0, 10);
    await db.update(campaigns).set({ startsOn }).where(eq(campaigns.id, calder.campaignId));
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 20 }], now: before });
    const lead = await givenSleeper(db, calder, { company: "Reply & Sons Ltd", now: before, stageAt: before });
    await startRuns(db, { now: before });
    await workTouches(db, { now });
    // The house works through its touches at each minute: where it was at this one already, it writes the letter itself.
    const written = () => db.select().from(messages).where(eq(messages.oneClick, true));
    await expect.poll(written).not.toEqual([]);
    const [message] = await written();
    return { leadId: lead.leadId, messageId: message?.id };
  });
  const marc = await as("Marc Bell");
  await marc.goto("/due");
  await marc.getByRole("cell", { name: "Reply & Sons Ltd" }).first().waitFor();
  await expectAccessible(marc);
  await marc.goto(`/leads/${leadId}`);
  await marc.getByText("An email on").waitFor();
  // Whoever listens, or has a narrow window, hears of whom to call before the story.
  const parts = marc.getByRole("region", { name: /^(Who|The story)$/ });
  expect(await parts.evaluateAll((all) => all.map((part) => part.ariaLabel))).toEqual(["Who", "The story"]);
  await marc.setViewportSize(phone.viewport);
  await marc.mouse.wheel(0, 600);
  const stays = marc.locator(".lead-standing");
  await expect.poll(() => stays.evaluate((one) => one.getBoundingClientRect().top)).toBe(44);
  await marc.setViewportSize(desk.viewport);

  const told = await fetch(`${house().url}/hooks/mail`, {
    method: "POST",
    headers: { Authorization: `Bearer ${mailHookSecret}` },
    body: JSON.stringify({ kind: "reply", messageId: `<${messageId}@ember.example>` }),
  });

  expect(told.status).toBe(204);
  await marc.reload();
  await marc.getByText("It ended: they answered.").waitFor();
  await marc.getByText("Read their answer before you ring").first().waitFor();
  await expectAccessible(marc);
  await behindTheHouse(house(), async ({ db }) => {
    const planned = and(eq(touches.leadId, leadId), eq(touches.status, "planned"));
    expect(await db.select().from(touches).where(planned)).toEqual([]);
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(lead).toMatchObject({ stage: "ready", nextAction: "call" });
  });
});

journey("whoever saves a plan that a colleague has changed sees why it is not saved", async ({ as, expectReport }) => {
  const [marc, ada] = [await as("Marc Bell"), await as("Ada Quist")];
  await marc.goto("/plans");
  await marc.getByRole("link", { name: "Write a plan for Harbour backlog" }).click();
  await marc.getByLabel("Name", { exact: true }).fill("Winter");
  await marc.getByRole("button", { name: "Save the plan" }).click();
  await marc.getByRole("link", { name: "Winter" }).click();
  await marc.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  await ada.goto(marc.url());
  await ada.getByLabel("Name", { exact: true }).fill("Winter and spring");
  await ada.getByRole("button", { name: "Save the plan" }).click();
  await ada.getByRole("link", { name: "Winter and spring" }).waitFor();

  expectReport(/409/);
  await marc.getByLabel("Days after the one before").last().fill("9");
  await marc.getByRole("button", { name: "Save the plan" }).click();

  const why = marc.getByText("A colleague has changed this plan since you opened this page.");
  await why.waitFor();
  const { height } = marc.viewportSize() ?? { height: 0 };
  await expect.poll(async () => (await why.boundingBox())?.y ?? -1).toSatisfy((y: number) => y > 0 && y < height - 100);
});
