import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import "@mantine/dropzone/styles.layer.css";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { clientChoices } from "#app/features/intake/lists/lists-page.server.ts";
import { largestList, tooLargeList } from "#app/features/intake/lists/read-list.server.ts";
import { takeList } from "#app/features/intake/lists/take-list.server.ts";
import { UploadList } from "#app/features/intake/screens/suppression-list-upload.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Upload a list, Rekindle" }];
export const handle = {
  crumbs: () => [{ label: "Suppression lists", to: "/suppression-lists" }, { label: "A new list" }],
};

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const limit = { bytes: largestList, sentence: tooLargeList };
  return { clients: await clientChoices(db), client: new URL(request.url).searchParams.get("client"), limit };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const taken = await takeList(db, { request, by: who.id, now: clock.now() });
  if (!taken.ok) return data({ sentence: taken.sentence }, { status: taken.status });
  throw redirect(`/suppression-lists/${taken.listId}${taken.again ? "?again" : ""}`);
}

export default function NewSuppressionList() {
  const choices = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <UploadList {...choices} problem={refused?.sentence ?? null} />;
}
