import { expect } from "vitest";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { desk } from "./screens.ts";

const name = "Zebedee Quillfeather";
const company = "Quillfeather Cakes Ltd";

journey(
  "a manager erases a person, the lead goes on without them, and then the company they were goes",
  async ({ as, expectReport }) => {
    expectReport(/409/);
    const marc = await as("Marc Bell", desk);
    await marc.goto("/companies/new");
    await marc.getByRole("textbox", { name: "Campaign" }).click();
    await marc.getByRole("option", { name: /Calder/ }).click();
    await marc.getByLabel("Company", { exact: true }).fill(company);
    await marc.getByLabel("Whom we know there").fill(name);
    await marc.getByLabel("Number", { exact: true }).fill("020 7946 0417");
    await marc.getByLabel("Town").fill("London");
    await marc.getByRole("button", { name: "Add the company" }).click();
    await marc.waitForURL(/\/leads\//);
    const leadUrl = marc.url();

    await marc.getByRole("link", { name: `Erase ${name}` }).click();
    await marc.getByRole("heading", { name: `Erase ${name}?` }).waitFor();
    await expectAccessible(marc);
    // It bears their last name and nobody else is known there: offered, and left to the manager.
    expect(await marc.getByLabel(`${company} is this person`).isChecked()).toBe(false);
    await marc.getByRole("button", { name: `Erase ${name}` }).click();
    await marc.waitForURL(leadUrl);
    await marc.getByText("Marc Bell erased a person at their request.").waitFor();
    await marc.getByRole("heading", { name: company }).waitFor();
    expect(await marc.getByText(name).count()).toBe(0);

    await marc.getByRole("link", { name: "Erase the company too …" }).click();
    await marc.getByRole("heading", { name: `Erase ${company} too?` }).waitFor();
    await marc.getByRole("button", { name: "Erase the company" }).click();
    await marc.getByRole("alert").getByText("Tick the company if it was that person").waitFor();
    await expectAccessible(marc);
    await expectNoSidewaysScroll(marc);
    await marc.getByLabel(`${company} was this person`).check();
    await marc.getByRole("button", { name: "Erase the company" }).click();
    await marc.waitForURL(leadUrl);
    await marc.getByText("Marc Bell erased the company too").waitFor();
    await marc.getByRole("heading", { name: "Erased company" }).waitFor();
    expect(await marc.getByText(/Quillfeather/).count()).toBe(0);
  },
);
