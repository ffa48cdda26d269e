import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { count, number } from "#app/ui/format.ts";
import type { TogetherView } from "../cleanse-step.ts";
import { focusBeside } from "./focus-beside.ts";

const SHOWN = 20;
const NAMED = 6;

/** What persons brought together, the last first, each with its way back. */
export function BroughtTogether({ importId, together }: { importId: string; together: TogetherView[] }) {
  const [all, setAll] = useState(false);
  if (together.length === 0) return null;
  const steps = stepsOf(together).reverse();
  const shown = all ? steps : steps.slice(0, SHOWN);
  return (
    <section aria-label="Brought together">
      <h2 className="import-h2">Brought together</h2>
      <ul className="import-together">
        {shown.map((step) => (
          <Together key={keyOf(step)} importId={importId} step={step} />
        ))}
      </ul>
      {steps.length > shown.length ? (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          Show all {number(steps.length)}
        </Button>
      ) : null}
    </section>
  );
}

/** All that one offer brought is one step. */
function stepsOf(together: TogetherView[]): TogetherView[][] {
  const offers = new Map<string, TogetherView[]>();
  const steps: TogetherView[][] = [];
  for (const one of together) {
    const known = one.offer === undefined ? undefined : offers.get(one.offer);
    if (known) {
      known.push(one);
      continue;
    }
    const step = [one];
    if (one.offer !== undefined) offers.set(one.offer, step);
    steps.push(step);
  }
  return steps;
}

const keyOf = ([first]: TogetherView[]): string => `${first?.column} ${first?.offer} ${first?.to} ${first?.from[0]}`;

function Together({ importId, step }: { importId: string; step: TogetherView[] }) {
  const fetcher = useFetcher();
  const [first] = step;
  if (!first) return null;
  const values = step.flatMap(({ from }) => from);
  const stay = step.flatMap((one) => one.stay);
  const { column, header, from, to, offer } = first;
  return (
    <li>
      <span className="quiet">{header}</span>
      <span className="rk-samples">
        {values.slice(0, NAMED).map((value) => (
          <span key={value}>{value}</span>
        ))}
        {values.length > NAMED ? `and ${number(values.length - NAMED)} more` : null}
      </span>
      <b>{offer === undefined || step.length === 1 ? to : offer.slice(offer.indexOf(" ") + 1)}</b>
      {stay.length > 0 ? (
        <span className="quiet">{count(stay.length, "value stays", "values stay")}: a wish not to be called.</span>
      ) : null}
      <fetcher.Form
        method="post"
        action={`/imports/${importId}/take-apart`}
        preventScrollReset
        onSubmit={(event) => focusBeside(event.currentTarget)}
      >
        {offer === undefined ? (
          <>
            <input type="hidden" name="column" value={column} />
            <input type="hidden" name="to" value={to} />
            {from.map((value) => (
              <input key={value} type="hidden" name="from" value={value} />
            ))}
          </>
        ) : (
          <input type="hidden" name="offer" value={offer} />
        )}
        <Button
          type="submit"
          size="compact-sm"
          variant="subtle"
          aria-label={`Take back ${to}`}
          loading={fetcher.state !== "idle"}
        >
          Take back
        </Button>
      </fetcher.Form>
    </li>
  );
}
