import { Button } from "@mantine/core";
import { Link, useFetcher } from "@remix-run/react";
import type { Branch } from "#app/features/companies/branches.server.ts";
import { date } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

/** The firm's other sites: whoever rings one of them should know of the rest. */
export function Branches({ branches, mayUnlink }: { branches: Branch[]; mayUnlink: boolean }) {
  if (branches.length === 0) return null;
  return (
    <Section title="Other sites of this firm" level={3}>
      <ul className="lead-people">
        {branches.map((branch) => (
          <li key={branch.companyId}>
            {branch.leadId ? <Link to={`/leads/${branch.leadId}`}>{branch.company}</Link> : branch.company}{" "}
            <span className="quiet">{[branch.city, branch.postcode].filter(Boolean).join(" ")}</span>
            <div className="quiet">
              {branch.stage ?? "no lead"}
              {branch.lastCalledAt ? `, last called on ${date(branch.lastCalledAt, "UTC")}` : ", never called"}
            </div>
            {mayUnlink && branch.decisionId ? <Unlink decisionId={branch.decisionId} name={branch.company} /> : null}
          </li>
        ))}
      </ul>
      <p className="fine">
        Each site has its own lead, people and caps. Who says “do not call us” for the firm says it for all.
      </p>
    </Section>
  );
}

function Unlink({ decisionId, name }: { decisionId: string; name: string }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  return (
    <fetcher.Form method="post" action={`/branches/${decisionId}/unlink`}>
      <Button
        type="submit"
        variant="subtle"
        size="compact-sm"
        loading={fetcher.state !== "idle"}
        aria-label={`${name} is another firm`}
      >
        Another firm
      </Button>
      <span className="fine" role="status">
        {fetcher.state === "idle" && fetcher.data && !fetcher.data.ok ? fetcher.data.says : ""}
      </span>
    </fetcher.Form>
  );
}
