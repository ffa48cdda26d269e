import "./inbox.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useParams } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { clientInbox } from "#app/features/handback/inbox.server.ts";
import { waitingTitle } from "#app/features/handback/inbox.ts";
import { forClient } from "#db/client.server.ts";
import { WaitingList, YoursList } from "./lists.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${waitingTitle(data?.waiting.length ?? 0)}, Rekindle` },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { clientId } = await requireClient(request);
  return forClient(clientId, (tx) => clientInbox(tx, { clientId, now: clock.now() }));
}

/** What waits, and beside it one story; on a phone one or the other. */
export default function Inbox() {
  const inbox = useLoaderData<typeof loader>();
  const { handbackId } = useParams();
  const Title = handbackId ? "h2" : "h1";
  const nothing = inbox.waiting.length === 0;
  return (
    <div className={handbackId ? "portal-split open" : "portal-split"}>
      <div className="portal-list">
        <Title className="portal-title">{waitingTitle(inbox.waiting.length)}</Title>
        {nothing ? (
          <p className="soft">
            As soon as somebody has answered your questions on a call, they appear here, and we write to you.
          </p>
        ) : (
          <p className="fine">Each was spoken to and answered your questions.</p>
        )}
        <WaitingList inbox={inbox} open={handbackId ?? inbox.waiting[0]?.handbackId} />
        {inbox.yours.length > 0 ? (
          <>
            <h2 className="portal-group">Yours, to be followed up</h2>
            <YoursList lines={inbox.yours} inbox={inbox} open={handbackId} />
          </>
        ) : null}
      </div>
      <Outlet />
    </div>
  );
}
