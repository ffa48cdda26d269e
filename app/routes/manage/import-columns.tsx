import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import "./import.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { fieldNames } from "#app/features/cleansing/fields.ts";
import { LONGEST_WORD, standings } from "#app/features/companies/status-words.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { beforeIn } from "#app/features/intake/open-question.ts";
import { ColumnsStep } from "#app/features/intake/screens/columns-step.tsx";
import { importCrumbs } from "#app/features/intake/screens/crumbs.ts";
import { canCorrect, withField, withStatusWord } from "#app/features/intake/settings.ts";
import { db } from "#db/client.server.ts";
import { correctImport } from "./correct-import.ts";
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
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Correction,
    change: (settings, said) =>
      "field" in said
        ? said.column.reduce((known, column) => withField(known, { column, field: said.field }), settings)
        : withStatusWord(settings, said),
    by,
  });
}

export default function ImportColumns() {
  return <ColumnsStep {...useLoaderData<typeof loader>()} />;
}
