import { NativeSelect, TextInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { type FieldName, fieldLabels } from "#app/features/cleansing/fields.ts";
import { count, number } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import type { CleanseStepView } from "../cleanse-step.ts";
import type { Facet } from "../facet.ts";
import { type ClusterWay, clusterWays, ways } from "../value-clusters.ts";
import { FacetValues } from "./facet-values.tsx";
import { ValueClusters } from "./value-clusters.tsx";

type ColumnValuesProps = { importId: string; columns: CleanseStepView["columns"] };

/** Columns whose values are words that many rows share: the ones worth looking at first. */
const shared: FieldName[] = [
  "city",
  "region",
  "country",
  "industry",
  "status",
  "lost_reason",
  "lead_source",
  "job_title",
];

/** The values of one column: how often each stands there, which may be one, and the way to make them one. */
export function ColumnValues({ importId, columns }: ColumnValuesProps) {
  const hydrated = useHydrated();
  const { load, data, state } = useFetcher<Facet | null>();
  const likely = shared.flatMap((field) => columns.filter((column) => column.field === field));
  const [column, setColumn] = useState((likely[0] ?? columns[0])?.index ?? 0);
  const [way, setWay] = useState<ClusterWay>("near");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const wait = setTimeout(
      () => load(`/imports/${importId}/facet?${new URLSearchParams({ column: String(column), way, search })}`),
      search === "" ? 0 : 200,
    );
    return () => clearTimeout(wait);
  }, [load, importId, column, way, search]);
  if (columns.length === 0 || !hydrated) return null;
  const facet = data?.column === column ? data : null;
  return (
    <section aria-label="Values of a column">
      <h2 className="import-h2">Values of a column</h2>
      <div className="import-facet-head">
        <NativeSelect
          size="xs"
          label="Column"
          value={String(column)}
          onChange={(event) => {
            setColumn(Number(event.currentTarget.value));
            setSearch("");
          }}
          data={columns.map(({ index, header, field }) => ({
            value: String(index),
            label: `${header || `Column ${index + 1}`} (${fieldLabels[field]})`,
          }))}
        />
        <NativeSelect
          size="xs"
          label="May be one"
          value={way}
          onChange={(event) => setWay(event.currentTarget.value as ClusterWay)}
          data={ways.map((value) => ({ value, label: clusterWays[value] }))}
        />
        <TextInput
          size="xs"
          label="Search its values"
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <p className="quiet" role="status">
        {facet
          ? `${count(facet.distinct, "different value")} in ${count(facet.rows, "row")}, ${number(facet.blank)} blank${
              facet.long > 0 ? `, ${count(facet.long, "long text")} not listed` : ""
            }.`
          : state === "idle"
            ? ""
            : "Counting the values…"}
      </p>
      {facet ? (
        <div className="import-facet">
          <ValueClusters key={`${column} ${way}`} importId={importId} facet={facet} />
          <FacetValues key={column} importId={importId} facet={facet} />
        </div>
      ) : null}
    </section>
  );
}
