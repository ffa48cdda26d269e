import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { formOf } from "#app/features/telephony/signature.ts";

/** Whom the recorded webhooks were sent to, and the token that signed them. */
export const capturedFor = { publicUrl: "https://rekindle.example", authToken: "f".repeat(32) };

/** A webhook as it arrived: address, headers and body, from `tests/twilio/NAME.txt`. */
export function captured(name: string) {
  const text = readFileSync(resolve(import.meta.dirname, `${name}.txt`), "utf8");
  const [head = "", body = ""] = text.split("\n\n");
  const [request = "", ...lines] = head.split("\n");
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(": ")[0] ?? "", line.split(": ")[1] ?? ""]),
  );
  return {
    path: request.split(" ")[1] ?? "",
    headers,
    signature: headers.get("x-twilio-signature"),
    body: body.trimEnd(),
    form: formOf(body.trimEnd()),
  };
}
