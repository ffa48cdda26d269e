import { NativeSelect } from "@mantine/core";
import { Key } from "#app/ui/key.tsx";
import type { DeskPlan } from "../desk-view.ts";

export const PLAN_ID = "desk-plan";

type PlanFieldProps = {
  plans: readonly DeskPlan[];
  planId: string | null;
  proposed: string | null;
  onPlan: (planId: string | null) => void;
};

/** How they are kept in touch with while they sleep: what the reason brings, which saving keeps, or another plan. */
export function PlanField({ plans, planId, proposed, onPlan }: PlanFieldProps) {
  const plan = plans.find(({ id }) => id === planId);
  return (
    <div className="desk-plan">
      <NativeSelect
        id={PLAN_ID}
        aria-label="The touch plan while they sleep"
        value={planId ?? "none"}
        onChange={(change) => {
          const { value } = change.currentTarget;
          onPlan(value === (proposed ?? "none") ? null : value);
        }}
        data={[
          ...plans.map(({ id, name }) => ({ value: id, label: name })),
          { value: "none", label: "No touches until they wake" },
        ]}
        leftSection={<Key k="L" />}
        leftSectionWidth={34}
      />
      <p className="fine">
        {planId === proposed ? "Proposed. " : ""}
        {plan ? plan.says : "Nothing reaches them until the day they wake."}
      </p>
    </div>
  );
}
