import { DEFAULT_THEME } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BalanceBar } from "./balance-bar.tsx";
import { cssVariables } from "./tokens.ts";

const themes: Record<"light" | "dark", Record<string, string>> = cssVariables(DEFAULT_THEME);

function lightness(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [one, other].map(lightness).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

test.each(["light", "dark"] as const)("what waits is read on its part of the bar, %s", (theme) => {
  const segments = [{ name: "quarantined", value: 1, colour: "--rk-wait-mark" }];
  const drawn = renderToStaticMarkup(<BalanceBar label="1 row" segments={segments} />);
  const [, ink = ""] = /;color:var\((--[\w-]+)\)/.exec(drawn) ?? [];
  expect(contrast(themes[theme][ink] ?? "", themes[theme]["--rk-wait-mark"] ?? "")).toBeGreaterThan(4.5);
});
