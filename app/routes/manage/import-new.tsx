import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import "@mantine/dropzone/styles.layer.css";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { campaignChoices } from "#app/features/intake/import-page.server.ts";
import { largestFile, tooLargeSentence } from "#app/features/intake/read-table.ts";
import { UploadForm } from "#app/features/intake/screens/upload.tsx";
import { takeUpload } from "#app/features/intake/take-upload.server.ts";
import { house } from "#app/house.server.ts";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Upload a file, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Imports", to: "/imports" }, { label: "A new file" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const campaign = new URL(request.url).searchParams.get("campaign");
  const limit = { bytes: largestFile, sentence: tooLargeSentence };
  return { campaigns: await campaignChoices(db), campaign, limit, demo: house().demo };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const taken = await takeUpload(db, { request, by: who.id, now: clock.now() });
  if (!taken.ok)
    return data({ sentence: taken.sentence, belongsTo: taken.belongsTo ?? null }, { status: taken.status });
  throw redirect(taken.again ? `/imports/${taken.importId}?again` : `/imports/${taken.importId}/file`);
}

export default function NewImport() {
  const choices = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <UploadForm {...choices} problem={refused?.sentence ?? null} belongsTo={refused?.belongsTo ?? null} />;
}
