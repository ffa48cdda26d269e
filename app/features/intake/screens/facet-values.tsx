// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { VirtualRows } from "#app/ui/virtual-rows.tsx";
import type { Facet } from "../facet.ts";
import { useBringTogether } from "./bring-together.tsx";

/** Every value of the column with its rows, the commonest first; those that are ticked become what is typed. */
export function FacetValues({ importId, facet }: { importId: string; facet: Facet }) {
  const [ticked, setTicked] = useState<string[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const { bring, busy } = useBringTogether(importId);
  const { values, matching, column } = facet;
  const to = (typed ?? ticked[0] ?? "").trim();
  const from = ticked.filter((value) => value !== to);
  return (
    <section aria-label="All values">
      <h3>{matching === facet.distinct ? "All values" : `${count(matching, "value")} found`}</h3>
      <VirtualRows
        rows={values}
        rowKey={({ value }) => value}
        rowHeight={32}
        height={`min(${Math.max(1, values.length) * 32 + 2}px, 45vh)`}
        label={`Values of ${facet.header}`}
      >
        {({ value, count: rows }) => (
          <>
            <span role="cell" className="import-value">
              <Checkbox
                size="xs"
                label={value}
                checked={ticked.includes(value)}
                onChange={(event) =>
                  setTicked(
                    event.currentTarget.checked ? [...ticked, value] : ticked.filter((other) => other !== value),
                  )
                }
              />
            </span>
            <span role="cell" className="quiet num">
              {number(rows)}
            </span>
          </>
        )}
      </VirtualRows>
      {matching > values.length ? (
        <p className="quiet">
          The {values.length} commonest of {number(matching)}; search for the others.
        </p>
      ) : null}
      {ticked.length > 0 ? (
        <form
          className="import-acts"
          onSubmit={(event) => {
            event.preventDefault();
            if (to === "" || from.length === 0) return;
            bring([{ column, from, to }]);
            setTicked([]);
            setTyped(null);
          }}
        >
          <TextInput
            size="xs"
            aria-label={`${count(ticked.length, "ticked value")} to become`}
            value={typed ?? ticked[0] ?? ""}
            maxLength={500}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={busy || to === "" || from.length === 0}>
            {count(ticked.length, "value")} to one
          </Button>
        </form>
      ) : null}
    </section>
  );
}
