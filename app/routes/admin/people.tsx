import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "#app/features/auth/guards.server.ts";
import { peoplePage } from "#app/features/reporting/people.server.ts";
import { Foot } from "#app/ui/foot.tsx";
import { count, date } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "People, Rekindle" }];
export const handle = { crumbs: () => [{ label: "People" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAdmin(request);
  return { me: who.id, ...(await peoplePage(db)) };
}

const roleWords: Record<Role, string> = {
  agent: "Agent",
  manager: "Account manager",
  admin: "Admin",
  client: "Client",
};

export default function People() {
  const { people, me } = useLoaderData<typeof loader>();
  const zone = useHouseZone();
  const active = people.filter(({ disabledAt }) => disabledAt === null).length;
  return (
    <>
      <Page>
        <PageHead
          title={`${count(active, "person", "people")} may sign in`}
          says="Somebody disabled is out with their next click; what they did stays in the ledger."
        />
        <Table columns={["Name", "Role", { head: "Email", wideOnly: true }, { head: "Act", unseen: true }]}>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <b>{person.name}</b>
              </td>
              <td className="quiet">{person.client ? `Client, ${person.client}` : roleWords[person.role]}</td>
              <td className="hide-s quiet">{person.email}</td>
              <td className="r">
                {person.disabledAt ? (
                  <span className="quiet">Disabled {date(person.disabledAt, zone)}</span>
                ) : person.id === me ? (
                  <span className="quiet">You</span>
                ) : (
                  <Form method="post" action={`/admin/people/${person.id}/disable`}>
                    <Button type="submit" variant="default" aria-label={`Disable ${person.name}`}>
                      Disable
                    </Button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </Table>
      </Page>
      <Foot>
        <Button component={Link} to="/admin/people/new" h={44}>
          Add a person
        </Button>
      </Foot>
    </>
  );
}
