import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { reviewSoon } from "#app/features/intake/review-soon.server.ts";
import { Comparing, ComparingAnew } from "#app/features/intake/screens/comparing.tsx";
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
    return { about, step: null, making: null, said };
  }
  const asks = { show: asked.get("show"), now: clock.now() };
  const { step, making } = await orTooMuch(reviewSoon(db, about, asks));
  if (!step) return { about, step, making, said };
  if (!step.ok) throw redirect(`/imports/${about.id}/${step.at}?before=review`);
  return { about, step, making: null, said };
}

/** A mended row stays where it is until the list is opened again. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.endsWith("/mend") ? false : defaultShouldRevalidate;

export default function ImportReview() {
  const { id } = useLoaderData<typeof loader>().about;
  return <Review key={id} />;
}

function Review() {
  const { about, step, making, said } = useLoaderData<typeof loader>();
  const { id, fileName, phase, rowsDone, rowsRead } = about;
  const [last, setLast] = useState(step);
  if (step && step !== last) setLast(step);
  // After an act of somebody's the rows are compared anew: what it answered, and where they were, stays in sight meanwhile.
  const shown = step ?? (making ? last : null);
  if (shown)
    return (
      <>
        {making ? <ComparingAnew /> : null}
        <ReviewStep about={about} step={shown} said={said} />
      </>
    );
  if (making) return <Comparing importId={id} fileName={fileName} {...making} />;
  const undoing = isBeingUndone(about);
  return (
    <UnderWay importId={id} fileName={fileName} undoing={undoing} phase={phase} rowsDone={rowsDone} rows={rowsRead} />
  );
}
