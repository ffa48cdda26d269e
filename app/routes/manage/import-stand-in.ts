import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { standIns } from "#app/features/cleansing/stand-ins.ts";
import { withStandIn } from "#app/features/intake/settings.ts";
import { correctImport } from "./correct-import.ts";

const Given = z.object({ standIn: z.enum(standIns).optional() });

/** Says what the rows that name no company are known by, or takes it back where nothing is sent. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Given,
    change: (settings, { standIn = null }) => withStandIn(settings, standIn),
    next: "cleanse",
    by,
  });
}
