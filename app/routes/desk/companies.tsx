import { Button, TextInput } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { type FoundCompany, findCompanies } from "#app/features/reporting/find-companies.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Owner } from "#app/ui/owner.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Companies, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Companies" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAgent(request);
  const asked = new URL(request.url).searchParams.get("q") ?? "";
  return { asked, found: await findCompanies(db, asked) };
}

export default function Companies() {
  const { asked, found } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="Whom are you looking for?"
        says="By company, person, number, email or web address; a merged company is found under the one that was kept."
      >
        <Link to="/companies/new">Add a company</Link>
      </PageHead>
      <Form className="row" style={{ marginBottom: 20 }}>
        <TextInput
          key={asked}
          name="q"
          type="search"
          aria-label="Company, person, number, email or web address"
          defaultValue={asked}
          minLength={2}
          style={{ flex: "1 1 260px", maxWidth: 460 }}
          autoFocus
        />
        <Button type="submit">Find</Button>
      </Form>
      {asked.trim().length >= 2 && found.length === 0 ? (
        <Empty
          title={`Nobody is known by “${asked}”`}
          says="Try a part of the name, the last digits of the number, or the part of the email after the @."
        />
      ) : null}
      {found.length > 0 ? <Found found={found} /> : null}
      {found.length === 50 ? <p className="fine">The first 50 are shown. Write more to see fewer.</p> : null}
    </Page>
  );
}

function Found({ found }: { found: FoundCompany[] }) {
  return (
    <Table label="Companies found" columns={["Company", "Stage", { head: "Owner", wideOnly: true }]}>
      {found.map((row) => (
        <tr key={`${row.companyId} ${row.leadId}`}>
          <td>
            {row.leadId ? <Link to={`/leads/${row.leadId}`}>{row.company}</Link> : row.company}
            <div className="quiet">
              {[row.campaign ?? row.client, row.city, row.through].filter(Boolean).join(" · ")}
            </div>
          </td>
          <td>{row.stage ? <StageMark stage={row.stage} /> : <span className="quiet">no lead</span>}</td>
          <td className="hide-s">{row.leadId ? <Owner who={row.owner} /> : null}</td>
        </tr>
      ))}
    </Table>
  );
}
