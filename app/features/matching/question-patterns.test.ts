import { expect, test } from "vitest";
import { questionPatterns } from "./question-patterns.ts";
import { settledBesides } from "./settled-besides.ts";

const seen = (field: string, level: string) => ({ field, level, weight: 1, text: `${field} ${level}` });
const ask = (id: string, probability: number, ...evidence: ReturnType<typeof seen>[]) => ({
  id,
  a: `a of ${id}`,
  b: `b of ${id}`,
  probability,
  evidence,
});

test("three that agree in the same way are a pattern, whatever the order of their reasons; two are not", () => {
  const [phone, name] = [seen("phone", "same"), seen("name", "nearly-same")];
  const patterns = questionPatterns([
    ask("1", 0.6, phone, name),
    ask("2", 0.9, name, phone),
    ask("3", 0.7, phone, name),
    ask("4", 0.8, phone),
    ask("5", 0.8, phone),
    ask("6", 0.5),
    ask("7", 0.5),
    ask("8", 0.5),
  ]);

  expect(patterns.map(({ questions, from, to }) => [questions.map(({ id }) => id), from, to])).toEqual([
    [["2", "3", "1"], 0.6, 0.9],
  ]);
});

test("an answer takes along what lies between the same two, and same also what was told of one of them", () => {
  const between = (id: string, aRoot: string, bRoot: string) => ({ id, aRoot, bRoot });
  const open = [
    between("ab", "a", "b"),
    between("ab again", "b", "a"),
    between("bc", "b", "c"),
    between("xy", "x", "y"),
  ];

  expect(settledBesides(open[0] ?? between("", "", ""), open, [])).toEqual({ same: 1, different: 1 });
  expect(settledBesides(open[0] ?? between("", "", ""), open, [between("told", "c", "a")])).toEqual({
    same: 2,
    different: 1,
  });
});
