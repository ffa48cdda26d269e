import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "./import.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { listPage } from "#app/features/intake/lists/list-page.server.ts";
import { refusalSentence } from "#app/features/intake/lists/list-words.ts";
import { OneList } from "#app/features/intake/screens/suppression-list.tsx";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

export const meta: MetaFunction = () => [{ title: "A suppression list, Rekindle" }];
export const handle = {
  crumbs: ({ list }: { list: { client: string | null; fileName: string } }) => [
    { label: list.client ?? "The agency" },
    { label: "Suppression lists", to: "/suppression-lists" },
    { label: list.fileName },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const page = await orTooMuch(listPage(db, params.listId));
  if (!page) throw notFound();
  const asked = new URL(request.url).searchParams;
  return { ...page, said: refusalSentence(asked.get("refused")), again: asked.has("again") };
}

export default function SuppressionList() {
  return <OneList {...useLoaderData<typeof loader>()} />;
}
