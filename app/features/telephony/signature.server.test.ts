import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { captured, capturedFor } from "#tests/twilio/captured.ts";
import { checkSignature, readSigned } from "./signature.server.ts";
import { type Form, formOf, signedAddress } from "./signature.ts";
import { signatureOf } from "./simulator/sign.server.ts";

const authToken = "f".repeat(32);
const publicUrl = "https://rekindle.example";
const path = "/hooks/twilio/leg/91?x=1";
const form = { CallSid: `CA${"a".repeat(32)}`, CallStatus: "completed", SequenceNumber: "3", Digits: "1 2&x=ü" };

test("the provider's documented example verifies, and our simulator signs it the same", () => {
  const example = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675310",
    Digits: "1234",
    From: "+14158675310",
    To: "+18005551212",
  };
  const url = "https://example.com/myapp.php?foo=1&bar=2";
  const signature = "L/OH5YylLD5NRKLltdqwSvS0BnU=";

  const config = { publicUrl: "https://example.com", authToken: "12345" };
  expect(checkSignature(config, { requestUrl: "/myapp.php?foo=1&bar=2", signature, form: example })).toBe(true);
  expect(signatureOf("12345", url, example)).toBe(signature);
});

/** Signs exactly this text: for addresses the simulator itself would never sign. */
function signRaw(url: string, fields: Record<string, string>): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => name + fields[name]);
  return createHmac("sha1", authToken)
    .update(url + text.join(""))
    .digest("base64");
}

describe("what is signed and what arrives must be one and the same", () => {
  const matrix: [string, boolean, { signed?: string; base?: string; arrives?: string; form?: Form }][] = [
    ["the same address", true, {}],
    ["the standard port named by us only", true, { base: "https://rekindle.example:443" }],
    ["the standard port named by the provider only", true, { signed: `https://rekindle.example:443${path}` }],
    [
      "another port, named by both",
      true,
      { signed: `https://rekindle.example:8443${path}`, base: "https://rekindle.example:8443" },
    ],
    ["another port, dropped by a proxy", false, { signed: `https://rekindle.example:8443${path}` }],
    ["http where it was https", false, { base: "http://rekindle.example" }],
    ["an internal host", false, { base: "http://127.0.0.1:3000" }],
    ["a lost query", false, { arrives: "/hooks/twilio/leg/91" }],
    ["a slash more", false, { arrives: "/hooks/twilio/leg/91/?x=1" }],
    ["a changed field", false, { form: { ...form, CallStatus: "busy" } }],
    ["a missing field", false, { form: { CallSid: form.CallSid } }],
    ["a field more", false, { form: { ...form, Admin: "true" } }],
    ["another attempt in the path", false, { arrives: "/hooks/twilio/leg/92?x=1" }],
  ];

  test.each(matrix)("%s: %s", (_what, accepted, { signed, base, arrives, form: received }) => {
    const signature = signRaw(signed ?? publicUrl + path, form);
    const config = { publicUrl: base ?? publicUrl, authToken };
    expect(checkSignature(config, { requestUrl: arrives ?? path, signature, form: received ?? form })).toBe(accepted);
  });

  test("an apostrophe in the query verifies raw and escaped", () => {
    const signature = signRaw(`${publicUrl}/h?n=O'Hara`, form);

    for (const requestUrl of ["/h?n=O'Hara", "https://inside.example/h?n=O'Hara"]) {
      expect(checkSignature({ publicUrl, authToken }, { requestUrl, signature, form })).toBe(true);
    }
  });

  test("another token, an empty signature, none and nonsense are refused without a throw", () => {
    const config = { publicUrl, authToken };
    const signature = signRaw(publicUrl + path, form);

    expect(checkSignature({ ...config, authToken: "0".repeat(32) }, { requestUrl: path, signature, form })).toBe(false);
    for (const bad of ["", null, "x", "=".repeat(28)]) {
      expect(checkSignature(config, { requestUrl: path, signature: bad, form })).toBe(false);
    }
    expect(checkSignature({ ...config, publicUrl: "not an address" }, { requestUrl: path, signature, form })).toBe(
      false,
    );
  });
});

test("the host a request claims to come in on plays no part", () => {
  expect(signedAddress("https://rekindle.example/", "http://evil.example:8080/hooks?a=b")).toBe(
    "https://rekindle.example/hooks?a=b",
  );
});

test("a value's own spaces and repeated fields survive reading", () => {
  expect(formOf("Digits=a+&A=b&A=a")).toEqual({ Digits: "a ", A: ["b", "a"] });
});

test("a webhook is read once and passed on only when its signature fits", async () => {
  const body = new URLSearchParams({ ...form, Digits: "a " }).toString();
  const signature = signatureOf(authToken, publicUrl + path, { ...form, Digits: "a " });
  const arriving = (text: string) =>
    new Request(`http://10.0.0.7:3000${path}`, {
      method: "POST",
      body: text,
      headers: { "x-twilio-signature": signature },
    });

  expect(await readSigned({ publicUrl, authToken }, arriving(body))).toMatchObject({
    ok: true,
    form: { Digits: "a " },
  });
  expect(await readSigned({ publicUrl, authToken }, arriving(body.replace("Digits=a+", "Digits=a")))).toEqual({
    ok: false,
    reason: "not-signed",
  });
});

test.each(["leg-ringing", "leg-completed", "amd-human", "conference-start", "recording-completed"])(
  "%s, as recorded, is genuine",
  (name) => {
    const { path: requestUrl, signature, form: fields } = captured(name);
    expect(checkSignature(capturedFor, { requestUrl, signature, form: fields })).toBe(true);
  },
);

test("a recorded ending with its result changed is a forgery", () => {
  const { path: requestUrl, signature, form: fields } = captured("leg-forged");

  expect(checkSignature(capturedFor, { requestUrl, signature, form: fields })).toBe(false);
});
