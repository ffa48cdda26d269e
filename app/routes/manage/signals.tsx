import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireManager } from "#app/features/auth/guards.server.ts";
import {
  type Missing,
  type RaisedSignal,
  type Supplier,
  signalsPage,
} from "#app/features/reporting/signals-page.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { count, date, number } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Signals, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Signals" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return signalsPage(db);
}

export default function Signals() {
  const { missing, suppliers, raised } = useLoaderData<typeof loader>();
  return (
    <>
      <Page>
        <PageHead
          title="What happened that wakes a lead"
          says="A client now offers what somebody missed, or there is news of a supplier: those it concerns are called again, each once."
        />
        <Section title="What leads wait for">
          {missing.length === 0 ? (
            <Empty
              title="Nothing is missing"
              says="Write down what a client does not offer yet, and agents can say who waits for it."
            />
          ) : (
            <MissingTable missing={missing} />
          )}
        </Section>
        <Section title="Whom they are supplied by">
          {suppliers.length === 0 ? (
            <p className="fine">No file names a competitor yet.</p>
          ) : (
            <SupplierTable suppliers={suppliers} />
          )}
        </Section>
        {raised.length > 0 ? (
          <Section title="What woke leads so far">
            <RaisedTable raised={raised} />
          </Section>
        ) : null}
      </Page>
      <Foot>
        <Button component={Link} to="/signals/offerings/new" h={44}>
          Write down what is missing
        </Button>
      </Foot>
    </>
  );
}

function MissingTable({ missing }: { missing: Missing[] }) {
  return (
    <Table columns={["What is missing", { head: "Wait for it", right: true }, { head: "What to do", unseen: true }]}>
      {missing.map(({ id, name, client, waiting }) => (
        <tr key={id}>
          <td>
            {name}
            <div className="quiet">{client}</div>
          </td>
          <td className="r">{number(waiting)}</td>
          <td className="r">
            <Link to={`/signals/shipped/${id}`} aria-label={`It is offered now: ${name}`}>
              It is offered now
            </Link>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function SupplierTable({ suppliers }: { suppliers: Supplier[] }) {
  return (
    <Table
      columns={[
        "Supplier",
        { head: "Asleep", right: true },
        { head: "Open leads", right: true, wideOnly: true },
        { head: "What to do", unseen: true },
      ]}
    >
      {suppliers.map(({ clientId, client, competitor, asleep, leads }) => (
        <tr key={`${clientId} ${competitor}`}>
          <td>
            {competitor}
            <div className="quiet">{client}</div>
          </td>
          <td className="r">{number(asleep)}</td>
          <td className="r hide-s">{number(leads)}</td>
          <td className="r">
            <Link
              to={`/signals/news?${new URLSearchParams({ client: clientId, competitor })}`}
              aria-label={`There is news of ${competitor}, for ${client}`}
            >
              There is news
            </Link>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function RaisedTable({ raised }: { raised: RaisedSignal[] }) {
  const zone = useHouseZone();
  return (
    <Table columns={["When", "What", "Whom it woke"]}>
      {raised.map(({ id, client, kind, about, because, at, by, woken, asleep, noted }) => (
        <tr key={id}>
          <td className="num nowrap">{date(at, zone)}</td>
          <td>
            {kind === "offering-shipped" ? `${about} is offered` : `News of ${about}`}
            <div className="quiet">
              {client}. {because} {by}
            </div>
          </td>
          <td>
            {count(woken, "lead")}
            <div className="quiet">
              {asleep > 0 ? `${number(asleep)} wake in the next days` : "All are awake"}
              {noted > 0 ? `; a note with ${number(noted)} more` : ""}
            </div>
          </td>
        </tr>
      ))}
    </Table>
  );
}
