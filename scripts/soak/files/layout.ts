import { delimiters } from "#app/features/intake/settings.ts";
import type { Dice } from "../../sample/dice.ts";
import type { List } from "./list.ts";

export type Layout = {
  delimiter: string;
  ends: readonly string[];
  quoting: "where needed" | "all" | "text";
  sepLine: boolean;
  preamble: readonly string[];
  footer: readonly string[];
  emptyLines: boolean;
};

export function layoutFrom(dice: Dice): Layout {
  const ends = { "\r\n": 10, "\n": 6, "\r": 2, mixed: 1 };
  const end = dice.weighted(ends);
  return {
    delimiter: dice.chance(0.5) ? "," : dice.pick(Object.keys(delimiters)),
    ends: end === "mixed" ? ["\r\n", "\n", "\r"] : [end],
    quoting: dice.pick(["where needed", "where needed", "all", "text"]),
    sepLine: dice.chance(0.05),
    preamble: dice.chance(0.15)
      ? dice.pick([["Export of old leads"], ["Backlog", "Created 31 March 2024", ""], [""]])
      : [],
    footer: dice.chance(0.1) ? dice.pick([["Total: 12"], ["", "End of report"], ["Confidential", "Page 1 of 1"]]) : [],
    emptyLines: dice.chance(0.1),
  };
}

/** The list as text; every cell that would be read otherwise without quotes stands in them. */
export function written(list: List, layout: Layout, dice: Dice): string {
  const { delimiter, quoting } = layout;
  const end = () => dice.pick(layout.ends);
  const cell = (text: string) => {
    const needed = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
    const wanted = quoting === "all" || (quoting === "text" && !/^\d*$/.test(text));
    return needed || wanted ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly string[]) => cells.map(cell).join(delimiter);
  const records = list.records.map(line);
  if (list.header && list.repeatedAt !== null) records.splice(list.repeatedAt, 0, ...list.header.map(line));
  const body = [
    ...(layout.sepLine ? [`sep=${delimiter}`] : []),
    ...layout.preamble,
    ...(list.header ?? []).map(line),
    ...records.flatMap((record) => (layout.emptyLines && dice.chance(0.2) ? ["", record] : [record])),
    ...layout.footer,
  ];
  return body.map((text, at) => (at === body.length - 1 && dice.chance(0.3) ? text : text + end())).join("");
}
