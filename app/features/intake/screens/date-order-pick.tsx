import { useFetcher } from "@remix-run/react";
import type { DateOrder } from "#app/features/cleansing/dates.ts";

const names: Record<DateOrder, string> = { "day-first": "Day first", "month-first": "Month first" };

type PickProps = { importId: string; column: number; order: DateOrder; told: boolean };

/** 03/04 is two days: which of them is meant, and whether the column itself says so. */
export function DateOrderPick({ importId, column, order, told }: PickProps) {
  const fetcher = useFetcher();
  const chosen = (fetcher.formData?.get("order") as DateOrder | null) ?? order;
  return (
    <fetcher.Form method="post" action={`/imports/${importId}/date-order`} className="rk-picks">
      <input type="hidden" name="column" value={column} />
      {(Object.keys(names) as DateOrder[]).map((value) => (
        <button key={value} type="submit" name="order" value={value} aria-pressed={value === chosen}>
          {names[value]}
        </button>
      ))}
      {told ? null : <small className="fine">No date here tells which.</small>}
    </fetcher.Form>
  );
}
