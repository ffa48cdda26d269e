import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "./import.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { beforeIn } from "#app/features/intake/open-question.ts";
import { importCrumbs } from "#app/features/intake/screens/crumbs.ts";
import { FileStep } from "#app/features/intake/screens/file-step.tsx";
import { canCorrect } from "#app/features/intake/settings.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

export const meta: MetaFunction = () => [{ title: "The file, Rekindle" }];
export const handle = { crumbs: importCrumbs };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!canCorrect(about.status)) throw redirect(`/imports/${about.id}/review`);
  return { about, step: await orTooMuch(intake(db, "file", about)), before: beforeIn(request) };
}

export default function ImportFile() {
  return <FileStep {...useLoaderData<typeof loader>()} />;
}
