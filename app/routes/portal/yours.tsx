import "./inbox.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { clientInbox } from "#app/features/handback/inbox.server.ts";
import { count } from "#app/ui/format.ts";
import { forClient } from "#db/client.server.ts";
import { YoursList } from "./lists.tsx";

export const meta: MetaFunction = () => [{ title: "Yours, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  return forClient(clientId, (tx) => clientInbox(tx, { clientId, now: clock.now(), ended: true }));
}

export default function Yours() {
  const inbox = useLoaderData<typeof loader>();
  const open = inbox.yours.filter(({ status }) => status === "accepted");
  const ended = inbox.yours.filter(({ status }) => status !== "accepted");
  return (
    <div className="portal-body">
      <h1 className="portal-title">
        {open.length === 0 ? "None is yours yet" : `${count(open.length, "lead is", "leads are")} yours`}
      </h1>
      <p className="fine">
        {open.length === 0
          ? "What you accept is yours to follow up, and stands here."
          : "What is due first comes first."}
      </p>
      <YoursList lines={open} inbox={inbox} />
      {ended.length > 0 ? (
        <>
          <h2 className="portal-group">What became of the others</h2>
          <YoursList lines={ended} inbox={inbox} />
        </>
      ) : null}
    </div>
  );
}
