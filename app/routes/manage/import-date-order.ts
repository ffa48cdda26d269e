import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { dateOrders } from "#app/features/cleansing/dates.ts";
import { withDateOrder } from "#app/features/intake/settings.ts";
import { correctImport } from "./correct-import.ts";

const Order = z.object({
  column: z.coerce.number().int().min(0).max(10_000),
  order: z.enum(dateOrders),
});

/** Says whether the dates of a column begin with the day or with the month. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Order,
    change: withDateOrder,
    by,
  });
}
