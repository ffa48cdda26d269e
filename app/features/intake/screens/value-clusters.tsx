import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { Facet } from "../facet.ts";
import type { Replacement } from "../replacements.ts";
import type { ValueCluster } from "../value-clusters.ts";
import { useBringTogether } from "./bring-together.tsx";
import { focusBeside } from "./focus-beside.ts";

type Choice = { chosen: boolean; to: string; left: string[] };

/** Values that may be one. Each cluster waits for somebody: which of its values, and what they become. */
export function ValueClusters({ importId, facet }: { importId: string; facet: Facet }) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const { bring, busy, problem } = useBringTogether(importId);
  const { clusters, clusterCount, column } = facet;
  const choiceOf = ({ to, values }: ValueCluster): Choice => choices[keyOf(values)] ?? { chosen: false, to, left: [] };
  const change = (cluster: ValueCluster, changed: Partial<Choice>) =>
    setChoices({ ...choices, [keyOf(cluster.values)]: { ...choiceOf(cluster), ...changed } });
  const asSaid = (cluster: ValueCluster): Replacement[] => {
    const { to, left } = choiceOf(cluster);
    const from = cluster.values.flatMap(({ value }) => (value === to.trim() || left.includes(value) ? [] : [value]));
    return from.length > 0 && to.trim() !== "" ? [{ column, from, to: to.trim() }] : [];
  };
  const ticked = clusters.filter((cluster) => choiceOf(cluster).chosen);
  return (
    <section aria-label="May be one value">
      <h3>
        {clusterCount === 0 ? "No values that may be one" : `${count(clusterCount, "group")} that may be one value`}
      </h3>
      {problem ? <Notice kind="block">{problem}</Notice> : null}
      <ul className="import-clusters">
        {clusters.map((cluster) => {
          const { chosen, to, left } = choiceOf(cluster);
          const name = cluster.to;
          return (
            <li key={keyOf(cluster.values)}>
              <Checkbox
                size="xs"
                aria-label={`Choose the group ${name}`}
                checked={chosen}
                onChange={(event) => change(cluster, { chosen: event.currentTarget.checked })}
              />
              <ul aria-label={`Values like ${name}`}>
                {cluster.values.map(({ value, count: rows }) => (
                  <li key={value}>
                    <Checkbox
                      size="xs"
                      checked={!left.includes(value)}
                      label={
                        <>
                          {value} <span className="quiet num">{number(rows)}</span>
                        </>
                      }
                      onChange={(event) =>
                        change(cluster, {
                          left: event.currentTarget.checked ? left.filter((one) => one !== value) : [...left, value],
                        })
                      }
                    />
                  </li>
                ))}
              </ul>
              <div className="import-change">
                <TextInput
                  size="xs"
                  aria-label={`${name}: becomes`}
                  value={to}
                  maxLength={500}
                  onChange={(event) => change(cluster, { to: event.currentTarget.value })}
                />
                <Button
                  size="xs"
                  variant="default"
                  disabled={busy || asSaid(cluster).length === 0}
                  aria-label={`Bring together as ${to}`}
                  onClick={(event) => {
                    focusBeside(event.currentTarget);
                    bring(asSaid(cluster));
                  }}
                >
                  Bring together
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {clusterCount > clusters.length ? (
        <p className="quiet">The {clusters.length} with the most rows; the others follow when these are settled.</p>
      ) : null}
      {clusters.length > 1 ? (
        <div className="import-acts">
          <Button size="xs" disabled={busy || ticked.length === 0} onClick={() => bring(ticked.flatMap(asSaid))}>
            Bring together {count(ticked.length, "ticked group")}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              const chosen = ticked.length < clusters.length;
              setChoices(Object.fromEntries(clusters.map((one) => [keyOf(one.values), { ...choiceOf(one), chosen }])));
            }}
          >
            {ticked.length < clusters.length ? "Tick all" : "Tick none"}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

const keyOf = (values: ValueCluster["values"]): string => values.map(({ value }) => value).join("\n");
