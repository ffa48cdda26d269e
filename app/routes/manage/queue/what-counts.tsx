import { Button, NumberInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { usualWeights, type Weights, weighable } from "#app/features/queue/order.ts";
import { factorWords } from "#app/features/queue/order-words.ts";
import { Section } from "#app/ui/section.tsx";

/** The weights of the order. They are points, not shares: what speaks for a lead is added up. */
export function WhatCounts({ campaignId, weights }: { campaignId: string; weights: Weights }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  return (
    <Section title="What counts">
      <p className="quiet">
        What speaks for a lead is added up, from 0 to 100 points each; the law is asked again before anything is served.
      </p>
      <fetcher.Form method="post" action={`/campaigns/${campaignId}/queue/weights`} className="queue-weights">
        {weighable.map((factor) => (
          <NumberInput
            key={factor}
            name={factor}
            label={factorWords[factor].name}
            description={`${factorWords[factor].means} Usually ${usualWeights[factor]}.`}
            defaultValue={weights[factor]}
            min={0}
            max={100}
            step={5}
            allowDecimal={false}
          />
        ))}
        <div className="queue-save">
          <Button type="submit" variant="default" loading={fetcher.state !== "idle"}>
            Set the order
          </Button>
          <span className="fine" role="status">
            {fetcher.state === "idle" && fetcher.data ? fetcher.data.says : ""}
          </span>
        </div>
      </fetcher.Form>
    </Section>
  );
}
