import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "./import.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { CleanseStep } from "#app/features/intake/screens/cleanse-step.tsx";
import { importCrumbs } from "#app/features/intake/screens/crumbs.ts";
import { canCorrect } from "#app/features/intake/settings.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

export const meta: MetaFunction = () => [{ title: "Cleansing, Rekindle" }];
export const handle = { crumbs: importCrumbs };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!canCorrect(about.status)) throw redirect(`/imports/${about.id}/review`);
  const step = await orTooMuch(intake(db, "cleanse", about));
  if (!step.ok) throw redirect(`/imports/${about.id}/${step.at}?before=cleanse`);
  return { about, ...step };
}

export default function ImportCleanse() {
  return <CleanseStep {...useLoaderData<typeof loader>()} />;
}
