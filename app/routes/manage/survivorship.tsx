import { Button, NativeSelect } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import "./duplicates.css";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { fieldWords, survivorshipWords } from "#app/features/companies/golden-words.ts";
import { type SurvivorshipPage, survivorshipPage } from "#app/features/companies/survivorship.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { survivorships } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "Whose word counts, Rekindle" }];
export const handle = {
  crumbs: ({ client }: SurvivorshipPage) => [
    { label: "Merges", to: `/merges?client=${client.id}` },
    { label: client.name },
    { label: "Whose word counts" },
  ],
};

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const client = new URL(request.url).searchParams.get("client") ?? undefined;
  const page = isId(client) ? await survivorshipPage(db, client) : null;
  if (!page) throw notFound();
  return page;
}

export default function Survivorship() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="Whose word counts"
        says={`Where merged records of ${page.client.name} differ, each field is taken from one of them. What the others say is kept, and a person may choose otherwise on the lead’s page.`}
      />
      <ol className="dup-merges">
        {page.rules.map((rule) => (
          <FieldRule key={rule.field} rule={rule} page={page} />
        ))}
      </ol>
    </Page>
  );
}

function FieldRule({ rule, page }: { rule: SurvivorshipPage["rules"][number]; page: SurvivorshipPage }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const [chosen, setChosen] = useState<string>(rule.set ? rule.rule : "");
  const label = fieldWords[rule.field];
  return (
    <li>
      <fetcher.Form method="post" action="/merges/rules/set" className="dup-rule">
        <b>{label}</b>
        <input type="hidden" name="client" value={page.client.id} />
        <input type="hidden" name="field" value={rule.field} />
        <NativeSelect
          name="rule"
          aria-label={`${label}: whose word counts`}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">As usual: {survivorshipWords[rule.house].toLowerCase()}</option>
          {survivorships.map((word) => (
            <option key={word} value={word}>
              {survivorshipWords[word]}
            </option>
          ))}
        </NativeSelect>
        {chosen === "preferred-file" ? (
          <NativeSelect name="file" aria-label={`${label}: which file`} defaultValue={rule.importId ?? ""}>
            <option value="">Choose a file</option>
            {page.files.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        ) : null}
        <Button type="submit" variant="default" loading={fetcher.state !== "idle"}>
          Save
        </Button>
        <span className="fine" role="status">
          {fetcher.state === "idle" && fetcher.data ? fetcher.data.says : ""}
        </span>
      </fetcher.Form>
    </li>
  );
}
