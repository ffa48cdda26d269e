import { expect } from "vitest";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { desk, phone } from "./screens.ts";

journey(
  "a manager gives a campaign an outcome of its own, rewords what it says and asks, and reads who changed what",
  { timeout: 180_000 },
  async ({ as, expectReport }) => {
    expectReport(/409/);
    const marc = await as("Marc Bell", desk);
    await marc.goto("/campaigns");
    await marc
      .getByRole("link", { name: /Harbour/ })
      .first()
      .click();
    await marc.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
    const campaign = new URL(marc.url()).pathname;

    await marc.goto(`${campaign}/outcomes/new`);
    await marc.getByLabel("What the agent says").fill("Asked for brochure");
    await marc.getByRole("textbox", { name: "Behaves like" }).click();
    await marc.getByRole("option", { name: "Not now" }).click();
    await marc.waitForURL(/like=not-now/);
    expect(await marc.getByLabel("What the agent says").inputValue()).toBe("Asked for brochure");
    await marc.getByRole("button", { name: "Add the outcome" }).click();
    await marc.waitForURL(/\/outcomes$/);
    await marc.getByText("like “Not now”").waitFor();

    await marc.goto(`${campaign}/outcomes/new`);
    await marc.getByLabel("What the agent says").fill("Wants a visit");
    await marc.getByRole("button", { name: "Add the outcome" }).click();
    await marc.getByRole("link", { name: "Wants a visit" }).click();
    await marc.getByRole("button", { name: "Remove the outcome" }).click();
    const asked = marc.getByRole("group", { name: "Remove the outcome: Wants a visit" });
    await asked.getByText("was never said on a call").waitFor();
    await expectAccessible(marc);
    await marc.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    await marc.keyboard.press("Enter");
    await asked.getByRole("button", { name: "Remove it for good" }).click();
    await marc.waitForURL(/\/outcomes$/);
    await marc.getByText("like “Not now”").waitFor();
    expect(await marc.getByRole("link", { name: "Wants a visit" }).count()).toBe(0);

    await marc.goto(`${campaign}/script`);
    await marc.getByRole("textbox", { name: "Words" }).first().fill("Good morning, {agent} here for {client}.");
    await marc.getByRole("button", { name: "Save what is said" }).click();
    await marc.waitForURL((url) => url.pathname === campaign);
    await marc.goto(`${campaign}/script`);
    await marc.getByRole("table").getByRole("link").first().click();
    await marc.getByRole("textbox", { name: "Question", exact: true }).fill("Chairs in the practice today");
    await marc.getByRole("button", { name: "Save the question" }).click();
    await marc.waitForURL(/\/script$/);

    await marc.goto(`${campaign}/questions/new`);
    await marc.getByRole("textbox", { name: "Question", exact: true }).fill("Who signs?");
    await marc.getByRole("button", { name: "Ask it" }).click();
    await marc.getByRole("link", { name: "Who signs?" }).click();
    await marc.getByRole("textbox", { name: "Question", exact: true }).fill("chairs in the practice today");
    await marc.getByRole("button", { name: "Save the question" }).click();
    await marc.getByText("This is asked already. Reword it").waitFor();
    await marc.goto(`${campaign}/script`);

    await marc.getByRole("link", { name: "What was changed" }).click();
    await marc.getByText("Marc Bell added the outcome “Asked for brochure”, which behaves like “Not now”.").waitFor();
    await marc.getByText(/became “Opener: Good morning, \{agent\} here for \{client\}\.”/).waitFor();
    await marc.getByText(/^Marc Bell changed a question: .* became “Chairs in the practice today/).waitFor();

    for (const page of ["outcomes/new", "script", "questions/new", "terms", "history"]) {
      await marc.goto(`${campaign}/${page}`);
      for (const window of [phone, desk]) {
        await marc.setViewportSize(window.viewport);
        await expectAccessible(marc);
        await expectNoSidewaysScroll(marc);
      }
    }
  },
);
