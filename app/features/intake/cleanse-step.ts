import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { AreaCodeOffer } from "#app/features/cleansing/missing-area-codes.ts";
import { canBeSwitchedOff, type RuleId, ruleIds, rules } from "#app/features/cleansing/rules.ts";
import { isUnnamed, standInOf } from "#app/features/cleansing/stand-in.ts";
import type { StandIn } from "#app/features/cleansing/stand-ins.ts";
import type { ShownChange } from "./count-changes.ts";
import type { InspectedRow } from "./inspect.ts";
import type { Look } from "./look.ts";
import { type LostView, lostValues } from "./lost-values.ts";
import { type OfferGroup, offersIn } from "./offers.ts";
import { type Replacement, staysAsItIs } from "./replacements.ts";
import type { Settings } from "./settings.ts";

export type RuleView = {
  rule: RuleId;
  label: string;
  because: string;
  on: boolean;
  fixed: boolean;
  cells: number;
  /** The first of its changes: where it stood, what it was, what it became. */
  changes: ShownChange[];
};
/** An offer as the page shows it: what it would write stays with the file. */
export type OfferView = Omit<OfferGroup, "replacements">;
/** What was brought together, in the order in which it happens. */
export type TogetherView = Replacement & {
  header: string;
  /** Values that are a wish not to be called. */
  stay: string[];
};

export type CleanseStepView = {
  rules: RuleView[];
  lost: LostView[];
  offers: OfferView[];
  /** How many offers somebody chose not to take. */
  left: number;
  areaCode: { given: string | null; numbers: number; offers: AreaCodeOffer[] };
  unnamed: UnnamedView;
  together: TogetherView[];
  columns: { index: number; header: string; field: FieldName }[];
  /** Of all columns, by their numbers. */
  headers: string[];
};

/** The rows that name no company: how many there are, and of how many of them each answer would make a name. */
export type UnnamedView = {
  given: StandIn | null;
  rows: number;
  named: Record<StandIn, number>;
  example: string | null;
};

const CODES = 3;

/** Step 3: each rule with its cells, what it changed, and whether it is on; and what no rule could make usable. */
export function cleanseStep(look: Look, settings: Settings): CleanseStepView {
  const { columns, inspection } = look;
  const views = new Map<RuleId, RuleView>();
  for (const rule of ruleIds) {
    const { label, because } = rules[rule];
    views.set(rule, {
      rule,
      label,
      because,
      on: !canBeSwitchedOff(rule) || !settings.rulesOff.includes(rule),
      fixed: !canBeSwitchedOff(rule),
      cells: 0,
      changes: [],
    });
  }
  for (const [rule, { cells, first }] of inspection.changes) {
    const view = views.get(rule);
    if (!view) continue;
    view.cells = cells;
    view.changes = first;
  }
  const offers = offersIn(look).map(({ replacements: _, ...offer }) => offer);
  const open = offers.filter(({ key }) => !settings.offersLeft?.includes(key));
  return {
    rules: [...views.values()].filter((view) => view.cells > 0 || !view.on).sort((a, b) => b.cells - a.cells),
    lost: lostValues(inspection.rows),
    offers: open,
    left: offers.length - open.length,
    areaCode: {
      given: settings.areaCode ?? null,
      numbers: views.get("phone-area-code-given")?.cells ?? 0,
      offers: inspection.areaCodes.slice(0, CODES),
    },
    unnamed: unnamedView(inspection.rows, settings.standIn ?? null, views.get("company-stand-in")?.cells ?? 0),
    together: settings.replacements.map((replacement) => togetherView(replacement, columns)),
    columns: columns
      .filter(({ field }) => field !== "ignore")
      .map(({ index, header, field }) => ({ index, header, field })),
    headers: look.table.headers,
  };
}

function unnamedView(rows: readonly InspectedRow[], given: StandIn | null, stoodIn: number): UnnamedView {
  const unnamed = rows.filter(({ verdict, reasons }) => verdict === "quarantined" && isUnnamed(reasons));
  const named = (by: StandIn) => unnamed.flatMap(({ record }) => standInOf(record, by) ?? []);
  const byDomain = named("domain");
  return {
    given,
    rows: given ? stoodIn : unnamed.length,
    named: { domain: byDomain.length, person: named("person").length },
    example: byDomain.find(({ from }) => from === "domain")?.name ?? null,
  };
}

function togetherView(replacement: Replacement, columns: Look["columns"]): TogetherView {
  const { column, from, to } = replacement;
  const { header = "", field = "ignore" } = columns.find(({ index }) => index === column) ?? {};
  return { ...replacement, header, stay: from.filter((value) => staysAsItIs(field, value, to)) };
}
