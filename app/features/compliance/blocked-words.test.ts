import { expect, test } from "vitest";
import { blockedWords } from "./blocked-words.ts";
import { builtInRules } from "./built-in-rules.ts";

const saysOf = (id: string) => {
  const rule = builtInRules.find((built) => built.id === id);
  return blockedWords({
    ...{ rule: id, ruleKind: rule?.kind ?? null },
    ...{ ruleTitle: rule?.title ?? null, ruleCountry: rule?.jurisdiction ?? null },
  });
};

test.each([
  ["de-basis", "No basis is recorded for Germany: record one, if there is one."],
  [
    "gb-pensions",
    "Only with their consent (calls about pensions for United Kingdom): record it where they gave it, or look at what the terms say the campaign calls about.",
  ],
  [
    "suppressed",
    "They stand on a suppression list, and were promised a call: say on the list’s page whether it is closed.",
  ],
  ["caller-id", "The campaign has no verified number to show: add a caller ID to it."],
])("%s is told with what can be done about it", (rule, says) => {
  expect(saysOf(rule)).toBe(says);
});
