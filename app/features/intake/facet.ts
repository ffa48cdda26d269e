import type { FieldName } from "#app/features/cleansing/fields.ts";
import { type Look, replacerIn } from "./look.ts";
import { LONGEST_VALUE } from "./replacements.ts";
import { type ClusterWay, clusterValues, type ValueCluster, type ValueCount } from "./value-clusters.ts";

/** What is asked of a column: its values that hold some letters, and what might be brought together. */
export type FacetQuestion = { column: number; way: ClusterWay; search: string };

export type Facet = {
  column: number;
  header: string;
  field: FieldName;
  rows: number;
  blank: number;
  distinct: number;
  /** Cells too long to be values; they are not listed. */
  long: number;
  /** How many of the values hold what was searched for. */
  matching: number;
  values: ValueCount[];
  clusters: ValueCluster[];
  clusterCount: number;
};

const VALUES = 200;
const CLUSTERS = 100;
/** Of one cluster; a cluster of more is a column where nearly everything is alike. */
const MEMBERS = 200;

type Counted = { values: ValueCount[]; blank: number; long: number; clusters: Map<ClusterWay, ValueCluster[]> };
/** Searching asks for the same column at each letter; it is counted once for as long as the file is held. */
const counted = new WeakMap<Look, Map<number, Counted>>();

/** The values of a column as they are after what was brought together, or null where there is no such column. */
export function facetOf(look: Look, { column, way, search }: FacetQuestion): Facet | null {
  const meant = look.columns.find(({ index }) => index === column);
  if (!meant) return null;
  const { values, blank, long, clusters } = countedIn(look, column);
  const found = clusters.get(way) ?? clusterValues(values, way, meant.field);
  clusters.set(way, found);
  const wanted = search.trim().toLowerCase();
  const matching = wanted === "" ? values : values.filter(({ value }) => value.toLowerCase().includes(wanted));
  return {
    column,
    header: meant.header,
    field: meant.field,
    rows: look.table.records.length,
    blank,
    distinct: values.length,
    long,
    matching: matching.length,
    values: matching.slice(0, VALUES),
    clusters: found.slice(0, CLUSTERS).map((cluster) => ({ ...cluster, values: cluster.values.slice(0, MEMBERS) })),
    clusterCount: found.length,
  };
}

function countedIn(look: Look, column: number): Counted {
  const columns = counted.get(look) ?? new Map<number, Counted>();
  counted.set(look, columns);
  const known = columns.get(column) ?? countValues(look, column);
  columns.set(column, known);
  return known;
}

function countValues(look: Look, column: number): Counted {
  const replace = replacerIn(look);
  const counts = new Map<string, number>();
  let blank = 0;
  let long = 0;
  for (const { cells } of look.table.records) {
    const cell = cells[column] ?? "";
    const value = (replace ? replace(column, cell) : cell).trim();
    if (value === "") blank++;
    else if (value.length > LONGEST_VALUE) long++;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values, blank, long, clusters: new Map() };
}
