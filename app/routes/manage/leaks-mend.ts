import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { mendLeaks } from "#app/features/outcomes/leaks/mend-leak.server.ts";
import { type Remedy, remedies } from "#app/features/outcomes/leaks/remedies.ts";
import { isId } from "#app/kit/ids.ts";
import { count } from "#app/ui/format.ts";
import { db } from "#db/client.server.ts";

const most = 200;

/** POST /leaks/mend */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await request.formData();
  const remedy = (Object.keys(remedies) as Remedy[]).find((one) => one === form.get("remedy"));
  const leadIds = form.getAll("leadId").map(String).filter(isId).slice(0, most);
  const userId = String(form.get("userId") ?? "");
  if (!remedy) throw notFound();
  if (leadIds.length === 0) return data({ says: "Choose the leads first." }, { status: 400 });
  const done = await mendLeaks(db, {
    leadIds,
    remedy,
    userId: isId(userId) ? userId : null,
    by: who.id,
    now: clock.now(),
  });
  if (!done.ok) return data({ says: "Choose whom to give them to." }, { status: 400 });
  if (done.left === 0) return redirect("/leaks");
  return data({
    says: `${count(done.left, "lead")} could not be: somebody holds them, they were seen to already, or a promise stands.`,
  });
}
