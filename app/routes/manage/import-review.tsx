import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { importCrumbs } from "#app/features/intake/screens/crumbs.ts";
import { ReviewStep } from "#app/features/intake/screens/review-step.tsx";
import { UnderWay } from "#app/features/intake/screens/under-way.tsx";
import { isBeingUndone } from "#app/features/intake/undo-words.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

export const meta: MetaFunction = () => [{ title: "Review, Rekindle" }];
export const handle = { crumbs: importCrumbs };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  const asked = new URL(request.url).searchParams;
  const said = { again: asked.has("again"), refused: asked.get("refused") };
  if (about.status === "queued" || about.status === "committing" || isBeingUndone(about)) {
    return { about, step: null, rows: about.rowsRead, said };
  }
  const step = await orTooMuch(intake(db, "review", about, { show: asked.get("show"), now: clock.now() }));
  if (!step.ok) throw redirect(`/imports/${about.id}/${step.at}?before=review`);
  return { about, step, rows: step.balance.read, said };
}

/** A mended row stays where it is until the list is opened again. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.endsWith("/mend") ? false : defaultShouldRevalidate;

export default function ImportReview() {
  const { about, step, rows, said } = useLoaderData<typeof loader>();
  if (!step) {
    const { id, fileName, phase, rowsDone } = about;
    const undoing = isBeingUndone(about);
    return (
      <UnderWay importId={id} fileName={fileName} undoing={undoing} phase={phase} rowsDone={rowsDone} rows={rows} />
    );
  }
  return <ReviewStep about={about} step={step} said={said} />;
}
