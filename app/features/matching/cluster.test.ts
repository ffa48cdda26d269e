import { expect, test } from "vitest";
import { Clusters } from "./cluster.ts";

function clusters(bits: Record<string, number>, apart: [number, number][] = []): Clusters {
  return new Clusters({
    rows: 6,
    bitsBetween: (low, high) => bits[`${low} ${high}`] ?? null,
    apart: (one, other) => apart.some((pair) => pair.includes(one) && pair.includes(other)),
  });
}

test("a chain of resemblances is not one company", () => {
  const chain = clusters({ "0 1": 9, "1 2": 5 });

  expect(chain.join(0, 1, 0)).toBe("joined");
  expect(chain.join(1, 2, 0)).toBe("refused");
  expect(chain.find(2)).not.toBe(chain.find(0));
});

test("a third that resembles both on average joins, and joining again is no news", () => {
  const three = clusters({ "0 1": 9, "1 2": 9, "0 2": -2 });

  expect([three.join(0, 1, 0), three.join(1, 2, 0), three.join(0, 2, 0)]).toEqual(["joined", "joined", "already"]);
  expect(three.membersOf(2)).toEqual([0, 1, 2]);
});

test("two that must stay apart do not meet through a third", () => {
  const held = clusters({ "0 1": 20, "1 2": 20, "0 2": 20 }, [[0, 2]]);

  held.join(0, 1, 0);

  expect(held.join(1, 2, 0)).toBe("refused");
});
