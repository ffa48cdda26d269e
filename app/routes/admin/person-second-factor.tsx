import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { removeSecondFactor } from "#app/features/auth/govern-second-factor.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { personToHelp } from "#app/features/reporting/people.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "A lost telephone, Rekindle" }];
export const handle = { crumbs: () => [{ label: "People", to: "/admin/people" }, { label: "A lost telephone" }] };

export async function loader({ request, params: { userId } }: LoaderFunctionArgs) {
  const who = await requireAdmin(request);
  const person = isId(userId) && userId !== who.id ? await personToHelp(db, userId) : null;
  if (!person) throw notFound();
  return person;
}

export async function action({ request, params: { userId } }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  if (!isId(userId)) throw notFound();
  const done = await removeSecondFactor(db, { userId, by: who.id, now: clock.now() });
  if (done.ok) return redirect(`/admin/people?freed=${userId}`);
  if (done.reason === "no-such-user") throw notFound();
  throw data("Your own you switch off under Your account, or another admin takes it away.", { status: 409 });
}

export default function PersonSecondFactor() {
  const { name, twice } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <Page>
        <PageHead
          title={twice ? `Take ${name}’s second factor away` : `${name} has no second factor`}
          says={
            twice
              ? "For when their telephone is lost and their recovery codes too. Be sure that it is they who ask: see them, or ring them on a number you know."
              : "There is nothing to take away; they sign in with their password alone."
          }
        />
      </Page>
      {twice ? (
        <Foot says="They are signed out everywhere. Their password stays as it is, and alone signs them in until they set up another.">
          <Form method="post">
            <Button type="submit" loading={busy} h={44}>
              Take it away
            </Button>
          </Form>
        </Foot>
      ) : null}
    </>
  );
}
