import { Button, Checkbox } from "@mantine/core";
import { Link, useFetcher, useNavigate } from "@remix-run/react";
import { Fragment, useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { PageHead } from "#app/ui/page.tsx";
import type { CleanseStepView, RuleView } from "../cleanse-step.ts";
import { AreaCode } from "./area-code.tsx";
import { BroughtTogether } from "./brought-together.tsx";
import { ColumnValues } from "./column-values.tsx";
import { ImportFrame } from "./frame.tsx";
import { LostRow } from "./lost-row.tsx";
import { RuleChanges } from "./rule-changes.tsx";
import { StandInName } from "./stand-in-name.tsx";
import { ValueOffers } from "./value-offers.tsx";

type CleanseProps = CleanseStepView & { about: { id: string } };

/** Step 3: one row a rule, with its cells, before, after, because; each can be turned off, but for those we cannot read without. */
export function CleanseStep({ about, rules, lost, ...step }: CleanseProps) {
  const navigate = useNavigate();
  const next = `/imports/${about.id}/review`;
  useKeys("Import", [{ key: "enter", does: "Review the result", run: () => navigate(next) }]);
  // A rule that is turned off has no cells any more, and would leave for the end of the table under somebody's hands.
  const [order] = useState(() => rules.map(({ rule }) => rule));
  const placeOf = ({ rule }: RuleView) => (order.includes(rule) ? order.indexOf(rule) : order.length);
  const inPlace = [...rules].sort((a, b) => placeOf(a) - placeOf(b));
  const mended = rules.reduce((sum, rule) => sum + rule.cells, 0);
  const beyond = lost.reduce((sum, { cells }) => sum + cells, 0);
  return (
    <ImportFrame
      importId={about.id}
      at="cleanse"
      says="Every change keeps its original. What reading or the law needs is always on; every other rule can be turned off here."
      acts={
        <>
          <Button component={Link} to={`/imports/${about.id}/columns`} variant="default">
            Back
          </Button>
          <Button component={Link} to={next} rightSection={<Key k="⏎" />}>
            Review the result
          </Button>
        </>
      }
    >
      <PageHead
        title={`${count(mended, "cell")} made usable${beyond > 0 ? `, ${number(beyond)} could not be` : ""}`}
        says={
          rules.length === 0
            ? "No rule found anything to do."
            : `${count(rules.length, "rule")} found work. Open a figure to see its cells.`
        }
      />
      <StandInName importId={about.id} unnamed={step.unnamed} />
      <AreaCode importId={about.id} areaCode={step.areaCode} />
      <ValueOffers importId={about.id} offers={step.offers} left={step.left} />
      <table className="rk-table import-cleanse" aria-label="The cleansing rules">
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">Rule</th>
            <th scope="col" className="r">
              Cells
            </th>
            <th scope="col">For example</th>
            <th scope="col">Becomes</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {inPlace.map((view) => (
            <RuleRow key={view.rule} importId={about.id} view={view} headers={step.headers} />
          ))}
          {lost.map((view) => (
            <LostRow key={view.code} importId={about.id} view={view} />
          ))}
        </tbody>
      </table>
      <BroughtTogether importId={about.id} together={step.together} />
      <ColumnValues importId={about.id} columns={step.columns} />
    </ImportFrame>
  );
}

type RuleRowProps = { importId: string; view: RuleView; headers: string[] };

function RuleRow({ importId, view, headers }: RuleRowProps) {
  const fetcher = useFetcher();
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const sent = fetcher.formData?.get("on");
  const on = sent ? sent === "yes" : view.on;
  const first = view.changes[0];
  return (
    <Fragment>
      <tr className={on ? undefined : "off"}>
        <td>
          <fetcher.Form method="post" action={`/imports/${importId}/rules`}>
            <input type="hidden" name="rule" value={view.rule} />
            <input type="hidden" name="on" value={on ? "no" : "yes"} />
            <Checkbox
              size="xs"
              checked={on}
              disabled={view.fixed}
              aria-label={view.fixed ? `${view.label} (always on)` : view.label}
              onChange={(event) => fetcher.submit(event.currentTarget.form)}
              readOnly={!hydrated}
            />
            {hydrated || view.fixed ? null : (
              <Button type="submit" size="compact-xs" variant="default">
                {on ? "Turn off" : "Turn on"}
              </Button>
            )}
          </fetcher.Form>
        </td>
        <td>
          <b>{view.label}</b>
          {view.fixed ? <div className="quiet">Always on</div> : null}
        </td>
        <td className="r">
          {view.cells > 0 ? (
            <button type="button" className="import-open" aria-expanded={open} onClick={() => setOpen(!open)}>
              {number(view.cells)}
            </button>
          ) : (
            "0"
          )}
        </td>
        <td className="rk-samples">{first ? <span>{first.was}</span> : null}</td>
        <td className="import-becomes">{first ? first.is || <em className="quiet">empty</em> : ""}</td>
        <td className="quiet">{view.because}</td>
      </tr>
      {open ? <RuleChanges importId={importId} view={view} headers={headers} /> : null}
    </Fragment>
  );
}
