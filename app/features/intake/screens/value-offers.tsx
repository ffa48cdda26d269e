import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { count, number } from "#app/ui/format.ts";
import type { OfferView } from "../cleanse-step.ts";
import { focusBeside } from "./focus-beside.ts";

type ValueOffersProps = { importId: string; offers: OfferView[]; left: number };

const kinds: Record<string, [string, string]> = {
  "email-typo": ["address looks mistyped", "addresses look mistyped"],
  "email-invalid": [
    "address cannot exist, but what was meant can be read",
    "addresses cannot exist, but what was meant can be read",
  ],
};
const SHOWN = 8;

/** Values that were probably meant, by kind: nothing of it happens before somebody says so. */
export function ValueOffers({ importId, offers, left }: ValueOffersProps) {
  const codes = [...new Set(offers.map(({ code }) => code))];
  if (codes.length === 0 && left === 0) return null;
  return (
    <section aria-label="What was probably meant">
      {codes.map((code) => (
        <Kind key={code} importId={importId} code={code} offers={offers.filter((offer) => offer.code === code)} />
      ))}
      {left > 0 ? (
        <Answer importId={importId} answer="show" offers={[]}>
          Show {count(left, "offer")} you left
        </Answer>
      ) : null}
    </section>
  );
}

function Kind({ importId, code, offers }: { importId: string; code: string; offers: OfferView[] }) {
  const [all, setAll] = useState(false);
  const cells = offers.reduce((sum, offer) => sum + offer.cells, 0);
  const [one, many] = kinds[code] ?? ["value may be meant otherwise", "values may be meant otherwise"];
  const shown = all ? offers : offers.slice(0, SHOWN);
  return (
    <div className="import-offer-row">
      <p>{count(cells, one, many)}:</p>
      <ul className="import-offers">
        {shown.map((offer) => (
          <li key={offer.key}>
            <span>{offer.label}</span>
            <span className="quiet num">{number(offer.cells)}</span>
            <Answer importId={importId} answer="take" offers={[offer]} name={`Accept ${offer.label}`}>
              Accept
            </Answer>
            <Answer importId={importId} answer="leave" offers={[offer]} name={`Leave ${offer.label}`}>
              Leave
            </Answer>
          </li>
        ))}
      </ul>
      <div className="import-acts">
        {offers.length > shown.length ? (
          <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
            Show all {number(offers.length)}
          </Button>
        ) : null}
        {offers.length > 1 ? (
          <>
            <Answer importId={importId} answer="take" offers={offers}>
              Accept all {number(cells)}
            </Answer>
            <Answer importId={importId} answer="leave" offers={offers}>
              Leave them
            </Answer>
          </>
        ) : null}
      </div>
    </div>
  );
}

type AnswerProps = {
  importId: string;
  answer: "take" | "leave" | "show";
  offers: OfferView[];
  name?: string;
  children: React.ReactNode;
};

function Answer({ importId, answer, offers, name, children }: AnswerProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form
      method="post"
      action={`/imports/${importId}/offers`}
      preventScrollReset
      onSubmit={(event) => focusBeside(event.currentTarget)}
    >
      <input type="hidden" name="answer" value={answer} />
      {offers.map(({ key }) => (
        <input key={key} type="hidden" name="offer" value={key} />
      ))}
      <Button
        type="submit"
        size="compact-sm"
        variant={answer === "take" ? "light" : "subtle"}
        aria-label={name}
        loading={fetcher.state !== "idle"}
      >
        {children}
      </Button>
    </fetcher.Form>
  );
}
