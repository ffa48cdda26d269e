import { expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "./form.server.ts";

test("a character that no database can keep is left out of what somebody sent", async () => {
  const body = new URLSearchParams({ note: "Rang\u0000 back" });

  const form = await readForm(
    new Request("http://127.0.0.1/", { method: "POST", body }),
    z.object({ note: z.string() }),
  );

  expect(form.ok && form.value).toEqual({ note: "Rang back" });
});
