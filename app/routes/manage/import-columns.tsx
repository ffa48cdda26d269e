import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { fieldNames } from "#app/features/cleansing/fields.ts";
import { LONGEST_WORD, standings } from "#app/features/companies/status-words.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { beforeIn } from "#app/features/intake/open-question.ts";
import { ColumnsStep } from "#app/features/intake/screens/columns-step.tsx";
import { importCrumbs } from "#app/features/intake/screens/crumbs.ts";
import { canCorrect, withField, withStatusWord } from "#app/features/intake/settings.ts";
import { TooManyDecisions } from "#app/features/intake/too-many-decisions.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

export const meta: MetaFunction = () => [{ title: "The columns, Rekindle" }];
export const handle = { crumbs: importCrumbs };

/** One column, or all that ask at once. */
const Columns = z.preprocess(
  (column) => (Array.isArray(column) ? column : [column]),
  z.array(z.coerce.number().int().min(0).max(10_000)).max(10_000),
);
const Correction = z.union([
  z.object({ column: Columns, field: z.enum(fieldNames) }),
  z.object({ word: z.string().trim().min(1).max(LONGEST_WORD), standing: z.enum(standings) }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!canCorrect(about.status)) throw redirect(`/imports/${about.id}/review`);
  const step = await orTooMuch(intake(db, "columns", about));
  if (!step.ok) throw redirect(`/imports/${about.id}/${step.at}?before=columns`);
  return { about, ...step, before: beforeIn(request) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Correction);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const said = form.value;
  try {
    const corrected = await correctReading(db, {
      importId: params.importId,
      change: (settings) =>
        "field" in said
          ? said.column.reduce((known, column) => withField(known, { column, field: said.field }), settings)
          : withStatusWord(settings, said),
      by: who.id,
      now: clock.now(),
    });
    if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
    return corrected.ok ? null : data(form.refuse("The import is already under way."), { status: 409 });
  } catch (error) {
    if (error instanceof TooManyDecisions) return data(form.refuse(error.message), { status: 409 });
    throw error;
  }
}

export default function ImportColumns() {
  return <ColumnsStep {...useLoaderData<typeof loader>()} />;
}
