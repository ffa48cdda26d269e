import "./people.css";
import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "#app/features/auth/guards.server.ts";
import { letInWords } from "#app/features/reporting/let-in-words.ts";
import { comingBack, factorAsked, peoplePage, personToHelp } from "#app/features/reporting/people.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Foot } from "#app/ui/foot.tsx";
import { count, date } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "People, Rekindle" }];
export const handle = { crumbs: () => [{ label: "People" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAdmin(request);
  return { me: who.id, people: await peoplePage(db), factor: await factorAsked(db), done: await whatWasDone(request) };
}

/** What an act that led back here did, and what is left to do. */
async function whatWasDone(request: Request): Promise<string | null> {
  const asked = new URL(request.url).searchParams;
  const [back, given, freed] = ["back", "given", "freed"].map((name) => asked.get(name) ?? undefined);
  const returned = isId(back) ? await comingBack(db, back) : null;
  if (returned) return letInWords(returned);
  const person = isId(given) ? await personToHelp(db, given) : null;
  if (person?.givenAt)
    return `${person.name} has a new first password and is signed out everywhere. Tell it to them: it opens for a week, and they choose their own when they sign in with it.`;
  const without = isId(freed) ? await personToHelp(db, freed) : null;
  if (!without || without.twice) return null;
  return `${without.name} has no second factor any more and is signed out everywhere. They sign in with their password and set up another under Your account.`;
}

const roleWords: Record<Role, string> = {
  agent: "Agent",
  manager: "Account manager",
  admin: "Admin",
  client: "Client",
};

export default function People() {
  const { people, me, done, factor } = useLoaderData<typeof loader>();
  const active = people.filter(({ disabledAt }) => disabledAt === null).length;
  return (
    <>
      <Page>
        <PageHead
          title={`${count(active, "person", "people")} may sign in`}
          says="Somebody disabled is out with their next click; what they did stays in the ledger."
        />
        {done ? (
          <div className="people-notice">
            <Notice kind="good">{done}</Notice>
          </div>
        ) : null}
        <Table
          className="cards-s people-table"
          columns={["Name", "Role", { head: "Email", wideOnly: true }, { head: "Acts", unseen: true }]}
        >
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <b>{person.name}</b>
                <Standing {...person} />
              </td>
              <td className="quiet">{person.client ? `Client, ${person.client}` : roleWords[person.role]}</td>
              <td className="hide-s quiet">{person.email}</td>
              <td className="r">{person.id === me ? <span className="quiet">You</span> : <Acts {...person} />}</td>
            </tr>
          ))}
        </Table>
        <AskFactor {...factor} haveOne={people.some(({ id, twice }) => id === me && twice)} />
      </Page>
      <Foot>
        <Button component={Link} to="/admin/people/new" h={44}>
          Add a person
        </Button>
      </Foot>
    </>
  );
}

type Person = ReturnType<typeof useLoaderData<typeof loader>>["people"][number];

function Standing({ disabledAt, givenAt, twice }: Person) {
  const zone = useHouseZone();
  const says = [
    disabledAt ? `Disabled ${date(disabledAt, zone)}` : "",
    givenAt ? "Has yet to choose a password" : "",
    twice ? "Second factor on" : "",
  ].filter(Boolean);
  return says.length > 0 ? <p className="quiet">{says.join(" · ")}</p> : null;
}

function Acts({ id, name, disabledAt, twice }: Person) {
  const [act, says] = disabledAt ? ["enable", "Let in again"] : ["disable", "Disable"];
  return (
    <div className="row">
      <Button
        component={Link}
        to={`/admin/people/${id}/password`}
        variant="default"
        aria-label={`New password for ${name}`}
      >
        New password
      </Button>
      {twice ? (
        <Button
          component={Link}
          to={`/admin/people/${id}/second-factor`}
          variant="default"
          aria-label={`Take ${name}’s second factor away`}
        >
          Lost telephone
        </Button>
      ) : null}
      <Form method="post" action={`/admin/people/${id}/${act}`}>
        <Button type="submit" variant="default" aria-label={disabledAt ? `Let ${name} in again` : `Disable ${name}`}>
          {says}
        </Button>
      </Form>
    </div>
  );
}

/** Whether everybody of the agency needs a second factor. */
function AskFactor({ asked, without, haveOne }: { asked: boolean; without: number; haveOne: boolean }) {
  const lacking = without === 0 ? "Everybody has one" : `${count(without, "person has", "people have")} none yet`;
  return (
    <Section title="Second factor">
      <p className="soft">
        {asked
          ? `Asked of everybody of the agency: whoever has none sets it up right after the password. ${lacking}.`
          : `Everybody chooses for themselves, under Your account. ${lacking}.`}{" "}
        Clients’ people always choose for themselves.
      </p>
      {asked || haveOne ? (
        <Form method="post" action="/admin/second-factor" className="people-ask">
          <input type="hidden" name="asked" value={asked ? "no" : "yes"} />
          <Button type="submit" variant="default">
            {asked ? "Leave it to each of them" : "Ask it of everybody of the agency"}
          </Button>
        </Form>
      ) : (
        <p className="soft people-ask">
          To ask it of everybody of the agency, <Link to="/account/second-factor">set up your own</Link> first.
        </p>
      )}
    </Section>
  );
}
