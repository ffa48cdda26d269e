import { Button } from "@mantine/core";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, isRouteErrorResponse, useActionData, useNavigation, useRouteError } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requirePublic } from "#app/features/auth/guards.server.ts";
import { readUnsubscribe } from "#app/features/mail/unsubscribe-token.server.ts";
import { stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "No more emails" }, { name: "robots", content: "noindex" }];

export async function loader({ request, params: { token = "" } }: LoaderFunctionArgs) {
  await requirePublic(request);
  if (!readUnsubscribe(token)) throw notFound();
  return null;
}

export async function action({ request, params: { token = "" } }: ActionFunctionArgs) {
  await requirePublic(request);
  const messageId = readUnsubscribe(token);
  if (!messageId) throw notFound();
  await stopMail(db, { messageId, reason: "unsubscribed", now: clock.now() });
  return { done: true };
}

/** A stranger came by a link that was cut off on its way: what else they can do. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorPage />;
  return (
    <div role="alert" className="door-stop">
      <h1>This link does not work</h1>
      <p>It may have been cut off on its way. Nothing was changed.</p>
      <p>Answer the email you got and say that you want no more of them: a person reads it and sees to it.</p>
    </div>
  );
}

export default function Unsubscribe() {
  const done = useActionData<typeof action>()?.done ?? false;
  const busy = useNavigation().state !== "idle";
  return (
    <div role="status" className="door-stop">
      {done ? (
        <>
          <h1>You will get no more of these emails</h1>
          <p>Nothing more is written to this address. You need do nothing else.</p>
        </>
      ) : (
        <>
          <h1>No more of these emails?</h1>
          <p>One click, and nothing more is written to this address. You need no account.</p>
          <Form method="post">
            <Button type="submit" loading={busy} h={44}>
              Send me no more
            </Button>
          </Form>
        </>
      )}
    </div>
  );
}
