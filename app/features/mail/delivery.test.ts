import { expect, test } from "vitest";
import { isAddress, isOneLine } from "./address.ts";
import { endOf, isAddressRefused, isForNow, problemWords } from "./delivery.ts";

test("a server that says no has certainly not taken the message", () => {
  expect(endOf({ code: "EMESSAGE", command: "DATA", responseCode: 554 })).toBe("failed");
  expect(endOf({ code: "EENVELOPE", command: "RCPT TO", responseCode: 451 })).toBe("failed");
});

test("a server that was never reached has taken nothing", () => {
  expect(endOf({ code: "ESOCKET", command: "CONN" })).toBe("failed");
  expect(endOf({ code: "EDNS" })).toBe("failed");
});

test("what a server refuses for now, and what never reached it, can be handed over later; what may have gone never", () => {
  expect(isForNow({ code: "EENVELOPE", command: "RCPT TO", responseCode: 451 })).toBe(true);
  expect(isForNow({ code: "ESOCKET", command: "CONN" })).toBe(true);
  expect(isForNow({ code: "EDNS" })).toBe(true);
  expect(isForNow({ code: "EENVELOPE", command: "RCPT TO", responseCode: 550 })).toBe(false);
  expect(isForNow({ code: "EAUTH" })).toBe(false);
  expect(isForNow({ code: "ETIMEDOUT", command: "DATA" })).toBe(false);
});

test("an address is at fault where its own server says that it is none, and for nothing else", () => {
  const refused = (responseCode: number, response?: string) =>
    isAddressRefused({ code: "EENVELOPE", command: "RCPT TO", responseCode, ...(response ? { response } : {}) });
  expect(refused(550)).toBe(true);
  expect(refused(550, "550-5.1.1 No such user here")).toBe(true);
  expect(refused(550, "550 5.1.10 Recipient not found")).toBe(true);
  expect(refused(550, "550 5.2.1 The mailbox is disabled")).toBe(true);
  expect(refused(451)).toBe(false);
  expect(isAddressRefused({ code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 })).toBe(false);
  expect(isAddressRefused({ code: "EMESSAGE", command: "DATA", responseCode: 554 })).toBe(false);
  expect(isAddressRefused({ code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 })).toBe(false);
});

test.each([
  "530 5.7.0 Authentication required",
  "550 5.7.1 Relaying denied",
  "554 5.7.1 <helen@harrow.example>: Relay access denied",
  "554 Service unavailable; client host blocked",
  "550 5.1.8 Sender address rejected: domain not found",
  "552 5.2.2 Mailbox full",
])("“%s” is no fault of the address, which stays open", (response) => {
  const responseCode = Number(response.slice(0, 3));
  expect(isAddressRefused({ code: "EENVELOPE", command: "RCPT TO", responseCode, response })).toBe(false);
});

test("a line that breaks while the text flows leaves open whether it arrived", () => {
  expect(endOf({ code: "ECONNECTION", command: "DATA" })).toBe("unknown");
  expect(endOf({ code: "ETIMEDOUT", command: "DATA" })).toBe("unknown");
  expect(endOf({})).toBe("unknown");
  expect(problemWords("unknown", { code: "ETIMEDOUT" })).toContain("may have arrived");
});

test("no header can be smuggled in through a subject or an address", () => {
  expect(isOneLine("A lead waits for you")).toBe(true);
  expect(isOneLine("A lead\r\nBcc: everyone@example.com")).toBe(false);
  expect(isAddress("hanna@calder.example")).toBe(true);
  for (const crooked of ["a@b.example,c@d.example", "a@b.example\nBcc: c@d.example", "<a@b.example>", "nobody", ""])
    expect(isAddress(crooked), crooked).toBe(false);
});
