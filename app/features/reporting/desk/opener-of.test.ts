import { expect, test } from "vitest";
import { openers, returnOpener } from "#app/features/nurture/openers.ts";
import { withOpener } from "./opener-of.ts";

const general = { tab: "Opener", text: "It is {agent}.", forReason: null };
const close = { tab: "Close", text: "When shall they ring?", forReason: null };
const ofCampaign = { tab: "Opener", text: "You said your contract…", forReason: "under-contract" } as const;
const never = { signal: null, slept: null, rangUs: false, promised: false };

test("what happened comes first, then the campaign's opener for the reason, then the house's, then the general one", () => {
  const texts = (...asked: Parameters<typeof withOpener>) => withOpener(...asked).map(({ text }) => text);
  const signal = "They now send invoices in German.";
  const slept = "under-contract";
  expect(texts([general, ofCampaign, close], { ...never, signal, slept })).toEqual([signal, close.text]);
  expect(texts([general, ofCampaign, close], { ...never, slept })).toEqual([ofCampaign.text, close.text]);
  expect(texts([general, close], { ...never, slept })).toEqual([openers[slept], close.text]);
  expect(texts([general, close], never)).toEqual([general.text, close.text]);
  expect(texts([], { ...never, slept })).toEqual([openers[slept]]);
});

test("a call that was promised begins as the campaign begins", () => {
  expect(withOpener([general, close], { ...never, slept: "seasonal", promised: true })).toMatchObject([general, close]);
});

test("who rang us hears that we ring back, whatever was promised or happened", () => {
  const asked = {
    signal: "They now send invoices in German.",
    slept: "seasonal",
    rangUs: true,
    promised: true,
  } as const;
  expect(withOpener([general, close], asked)).toMatchObject([{ tab: "Opener", text: returnOpener }, close]);
});
