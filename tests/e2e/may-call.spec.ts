import { expect } from "vitest";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { desk } from "./screens.ts";

const number = "+442079460777";

journey("a manager asks about a number, suppresses it, lifts it, and records a list and a basis", async ({ as }) => {
  const marc = await as("Marc Bell", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await marc.goto("/may-call");
  await marc.getByRole("textbox", { name: "Number" }).fill(number);
  await marc.keyboard.press("Enter");
  await marc.getByRole("heading", { name: number }).waitFor();
  await marc.getByText(/Judged in London/).waitFor();
  await expectAccessible(marc);
  await expectNoSidewaysScroll(marc);

  await marc.getByRole("button", { name: "Never call it again, for anybody" }).click();
  await marc.getByText("This is suppressed by the agency.").waitFor();
  await expectAccessible(marc);
  await marc.getByRole("button", { name: "Lift it" }).click();
  await marc.getByRole("heading", { name: "Not suppressed" }).waitFor();

  await marc.goto("/admin/screenings/new");
  await marc.getByLabel("List", { exact: true }).selectOption("US-DNC");
  await marc.getByLabel("Drawn on").fill(new Date().toISOString().slice(0, 10));
  await marc.getByLabel("File", { exact: true }).setInputFiles({
    name: "212.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("212,5550199\n212,5550198\n"),
  });
  await expectAccessible(marc);
  await expectNoSidewaysScroll(marc);
  await marc.getByRole("button", { name: "Load the list" }).click();
  await marc.waitForURL(/\/admin\/rules$/);
  await marc.goto("/may-call?number=%2B12125550199");
  await marc.getByText("This number is listed on the US Do Not Call Registry").waitFor();

  await marc.goto("/admin/bases/new");
  await marc.getByLabel("Country").fill("DE");
  await marc.getByLabel("The basis").fill("Presumed consent of former enquirers, assessed by Marc Bell in November");
  await expectAccessible(marc);
  await marc.getByRole("button", { name: "Record the basis" }).click();
  await marc.getByText("Presumed consent of former enquirers").waitFor();
  await expectNoSidewaysScroll(marc);
});

journey("an admin writes a rule for a country nobody called before, and a version of it", async ({ as }) => {
  const ada = await as("Ada Quist", desk);
  await ada.goto("/may-call?number=%2B4721000000");
  await ada.getByText("No calling rules are recorded for Norway").waitFor();

  await ada.goto("/admin/rules");
  await expectAccessible(ada);
  await ada.getByRole("link", { name: "Write a rule" }).click();
  await ada.getByLabel("Country").fill("NO");
  await ada.getByLabel("Name").fill("calling hours");
  await ada.getByLabel("Monday to Friday").fill("09:00 to five");
  await ada.getByLabel("Holds from").fill("2026-01-01");
  await ada.getByLabel("Source", { exact: true }).fill("Markedsføringsloven § 14");
  await ada.getByRole("button", { name: "Write the rule" }).click();
  await ada.getByText("Write hours such as 09:00-17:30").waitFor();
  await expectAccessible(ada);
  await ada.getByLabel("Monday to Friday").fill("09:00-20:00");
  await ada.getByRole("button", { name: "Write the rule" }).click();
  await ada.waitForURL(/\/admin\/rules\/no-hours$/);

  await ada.getByRole("button", { name: "Checked today" }).click();
  await ada.getByText(/Compared with its source on/).waitFor();
  await ada.getByLabel("Monday to Friday").fill("10:00-16:00");
  await ada.getByRole("button", { name: "Write the version" }).click();
  await ada.getByText("Mon–Fri 10:00–16:00").first().waitFor();
  await expectAccessible(ada);
  await expectNoSidewaysScroll(ada);
  await ada.goto("/may-call?number=%2B4721000000");
  await ada.getByText("The time zone of this company is not known").waitFor();
  expect(await ada.getByText("No calling rules are recorded").count()).toBe(0);
});
