import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { number } from "#app/ui/format.ts";
import type { Verdict } from "#db/vocabulary.ts";
import type { Balance } from "../inspect.ts";

const terms: { key: keyof Balance; verdict: Verdict; name: string }[] = [
  { key: "blank", verdict: "blank", name: "blank" },
  { key: "quarantined", verdict: "quarantined", name: "quarantined" },
  { key: "suppressed", verdict: "suppressed", name: "suppressed" },
  { key: "merged", verdict: "merged", name: "merged" },
  { key: "leads", verdict: "lead", name: "leads" },
];

type BalanceProps = { balance: Balance; to?: (verdict: Verdict) => string; shown?: Verdict };

/** The balance as the equation it is: each figure opens its rows. */
export function BalanceEquation({ balance, to, shown }: BalanceProps) {
  return (
    <div className="import-balance num">
      <span className="term">
        <b>{number(balance.read)}</b>
        <span>rows read</span>
      </span>
      {terms.map(({ key, verdict, name }, n) => (
        <Fragment key={key}>
          <i aria-hidden="true">{n === 0 ? "=" : "+"}</i>
          {to ? (
            <Link
              className={`term ${key} ${balance[key] === 0 ? "none" : ""}`}
              to={to(verdict)}
              aria-current={shown === verdict ? "true" : undefined}
              preventScrollReset
            >
              <b>{number(balance[key])}</b>
              <span>{name}</span>
            </Link>
          ) : (
            <span className={`term ${key}`}>
              <b>{number(balance[key])}</b>
              <span>{name}</span>
            </span>
          )}
        </Fragment>
      ))}
    </div>
  );
}
