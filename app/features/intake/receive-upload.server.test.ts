import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { receiveUpload } from "./receive-upload.server.ts";

/** A place of its own: elsewhere other tests upload at the same time. */
let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "rekindle-place-"));
  vi.stubEnv("TMPDIR", place);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true, force: true });
});

function upload(file: File | null, fields: Record<string, string> = {}): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file) body.set("file", file);
  return new Request("http://127.0.0.1/imports/new", { method: "POST", body });
}

test("the file and the fields of a form arrive, and nothing is left on disk", async () => {
  const taken = await receiveUpload(upload(new File(["Company,Phone\r\n"], "Süd.csv"), { campaignId: "one" }));
  expect(taken).toMatchObject({ ok: true, fileName: "Süd.csv", fields: { campaignId: "one" } });
  expect(taken.ok && taken.bytes.toString()).toBe("Company,Phone\r\n");
  expect(readdirSync(place)).toEqual([]);
});

test("a form without a file, or that is none, is refused with a sentence", async () => {
  expect(await receiveUpload(upload(null, { campaignId: "one" }))).toMatchObject({ ok: false, status: 400 });
  expect(await receiveUpload(upload(new File([], "")))).toMatchObject({ ok: false, status: 400 });
  expect(await receiveUpload(new Request("http://127.0.0.1/", { method: "POST", body: "Company" }))).toMatchObject({
    status: 400,
  });
});

test("a file over the limit is refused, whether its length was told or not", async () => {
  const large = new File(["x".repeat(200_000)], "large.csv");
  const told = upload(large);
  told.headers.set("content-length", "200400");
  expect(await receiveUpload(told, { limit: 10_000 })).toMatchObject({ ok: false, status: 413 });
  const untold = await receiveUpload(upload(large), { limit: 10_000 });
  expect(untold).toMatchObject({ ok: false, status: 413, sentence: expect.stringContaining("256 MB") });
});

test("an upload that breaks off is refused", async () => {
  const body = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nCompany';
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const broken = await receiveUpload(new Request("http://127.0.0.1/", { method: "POST", body, headers }));
  expect(broken).toMatchObject({ ok: false, status: 400 });
});
