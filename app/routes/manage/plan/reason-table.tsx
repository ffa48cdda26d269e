import { NativeSelect } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import "./plan.css";
import { dormancyWords } from "#app/features/audit/words.ts";
import type { PlanOffered, ReasonLine } from "#app/features/reporting/reason-plans-page.server.ts";
import { atStart, count } from "#app/ui/format.ts";

type ReasonTableProps = {
  plans: PlanOffered[];
  lines: ReasonLine[];
  /** What begins for a reason without a plan of its own; null where nothing does. */
  rest: string | null;
};

/** Each reason to sleep with the plan that it brings, and what that plan does. */
export function ReasonTable({ plans, lines, rest }: ReasonTableProps) {
  return (
    <ul className="plan-reasons">
      {lines.map((line) => (
        <ReasonRow key={line.reason} line={line} plans={plans} rest={rest} />
      ))}
    </ul>
  );
}

function ReasonRow({ line, plans, rest }: { line: ReasonLine } & Omit<ReasonTableProps, "lines">) {
  const [chosen, setChosen] = useState<string>(line.choice);
  const label = atStart(dormancyWords[line.reason]);
  const plan = plans.find(({ id }) => id === chosen);
  const own = plans.filter((one) => one.own);
  const house = plans.filter((one) => !one.own);
  return (
    <li>
      <div>
        <b>{label}</b>
        {line.asleep > 0 ? (
          <p className="quiet num">
            {count(line.asleep, "lead sleeps", "leads sleep")} for it, {line.onPlan} on a plan
          </p>
        ) : null}
      </div>
      <div>
        <NativeSelect
          name={`plans.${line.reason}`}
          aria-label={`The plan for: ${dormancyWords[line.reason]}`}
          value={chosen}
          onChange={(change) => setChosen(change.currentTarget.value)}
        >
          {rest !== null || chosen === "rest" ? (
            <option value="rest">{rest === null ? "No plan of its own" : `As for everybody else: ${rest}`}</option>
          ) : null}
          <option value="none">No plan: they wake on their day</option>
          {own.length > 0 ? <Options label="This campaign’s" plans={own} /> : null}
          {house.length > 0 ? <Options label={own.length > 0 ? "To be added" : "To begin with"} plans={house} /> : null}
        </NativeSelect>
        {plan ? (
          <p className="fine">
            {plan.says}{" "}
            {plan.own ? (
              <Link to={`/plans/${plan.id}`} aria-label={`Change the plan ${plan.name}`}>
                Change it
              </Link>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Options({ label, plans }: { label: string; plans: PlanOffered[] }) {
  return (
    <optgroup label={label}>
      {plans.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
