import { Button } from "@mantine/core";
import { Form, Link, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { count, number } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import type { fileStep } from "../file-step.server.ts";
import type { ImportFacts } from "../import-page.server.ts";
import type { Before } from "../open-question.ts";
import { delimiters } from "../settings.ts";
import { AskedFirst } from "./asked-first.tsx";
import { Choose } from "./choose.tsx";
import { countryNames } from "./country-names.ts";
import { EarlierFiles } from "./earlier-files.tsx";
import { ImportFrame } from "./frame.tsx";
import { StepsAgain, StepsFile } from "./steps-again.tsx";
import { WhoseNumbers } from "./whose-numbers.tsx";

type Facts = Pick<ImportFacts, "id" | "fileName" | "bytes" | "client" | "campaign" | "settings">;
type Step = Awaited<ReturnType<typeof fileStep>>;

/** Step 1: what was found in the file, each of it changeable, and its first lines as they stand. */
export function FileStep({ about, step, before }: { about: Facts; step: Step; before: Before | null }) {
  const navigate = useNavigate();
  const next = `/imports/${about.id}/columns`;
  const open = step.ok && !step.countryQuestion;
  useKeys("Import", [{ key: "enter", does: "Match the columns", run: () => navigate(next), off: !open }]);
  return (
    <ImportFrame
      importId={about.id}
      at="file"
      says={
        step.ok && step.countryQuestion ? (
          <Risk kind="wait">First say whose numbers they are</Risk>
        ) : (
          "Nothing is written until you commit in step 4."
        )
      }
      acts={
        <>
          <Form method="post" action={`/imports/${about.id}/cancel`}>
            <Button type="submit" variant="default">
              Leave it
            </Button>
          </Form>
          {open ? (
            <Button component={Link} to={next} rightSection={<Key k="⏎" />}>
              Match the columns
            </Button>
          ) : step.ok ? (
            <Button disabled rightSection={<Key k="⏎" />}>
              Match the columns
            </Button>
          ) : null}
        </>
      }
    >
      <PageHead
        title={
          step.ok ? `${count(step.rows, "row")} in ${count(step.columns, "column")}` : "The file cannot be read so"
        }
        says={`${about.client}’s backlog, for the campaign “${about.campaign}”.`}
      />
      <AskedFirst before={before} open={step.ok ? step.open : null} />
      {step.ok ? null : <Notice kind="block">{step.sentence}</Notice>}
      <div className="rk-columns">
        <div>
          {step.ok && step.countryQuestion ? (
            <WhoseNumbers importId={about.id} question={step.countryQuestion} chosen={about.settings.country} />
          ) : null}
          {step.ok && step.warnings.length > 0 ? <Notice list={step.warnings} /> : null}
          {step.ok ? <StepsAgain importId={about.id} offered={step.offered} taken={about.settings.stepsTaken} /> : null}
          <Found about={about} step={step} />
          {step.ok ? <FirstLines lines={step.firstLines} /> : null}
        </div>
        <EarlierFiles files={step.earlier} client={about.client}>
          {step.ok ? <StepsFile importId={about.id} /> : null}
        </EarlierFiles>
      </div>
    </ImportFrame>
  );
}

function Found({ about, step }: { about: Facts; step: Step }) {
  const { settings } = about;
  const reading = `/imports/${about.id}/settings`;
  const delimiter = step.ok ? step.delimiter : (settings.delimiter ?? ",");
  const encoding = step.ok ? step.encoding : (settings.encoding ?? "utf-8");
  const header = step.ok ? step.headerLine : (settings.headerLine ?? null);
  const encodings = [...new Set([encoding, ...step.encodings])];
  const top = Math.max(12, (header ?? 0) + 3);
  const sheet = (step.ok ? step.sheet : settings.sheet) ?? "";
  return (
    <dl className="import-found">
      <Fact name="File">
        {about.fileName}, {number(Math.max(1, Math.round(about.bytes / 1000)))} kB{" "}
        <Link to={`/imports/new`}>Choose another</Link>
      </Fact>
      {step.sheets ? (
        <Fact name="Sheet">
          <Choose
            action={reading}
            name="sheet"
            label="Sheet"
            value={sheet}
            data={[
              ...(step.sheets.some(({ name }) => name === sheet) ? [] : [{ value: "", label: "Choose one" }]),
              ...step.sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? `${name} (hidden)` : name })),
            ]}
          />
          {step.ok && !settings.sheet && step.sheets.length > 1 ? (
            <span className="quiet">Of {count(step.sheets.length, "sheet")} the one that looks like a list.</span>
          ) : null}
        </Fact>
      ) : null}
      <Fact name="Header row">
        <Choose
          action={reading}
          name="headerLine"
          label="Header row"
          value={header === null ? "none" : String(header)}
          data={[
            { value: "none", label: "There is none" },
            ...Array.from({ length: top }, (_, at) => ({ value: String(at + 1), label: `Line ${at + 1}` })),
          ]}
        />
        {header !== null && header > 1 ? (
          <span className="quiet">
            {header === 2 ? "Line 1 stands" : `Lines 1 to ${header - 1} stand`} above it and are kept apart.
          </span>
        ) : null}
      </Fact>
      {step.sheets ? null : (
        <>
          <Fact name="Encoding">
            <Choose
              action={reading}
              name="encoding"
              label="Encoding"
              value={encoding}
              data={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          </Fact>
          <Fact name="Delimiter">
            <Choose
              action={reading}
              name="delimiter"
              label="Delimiter"
              value={delimiter}
              data={Object.entries({ ...delimiters, [delimiter]: delimiters[delimiter] ?? delimiter }).map(
                ([value, label]) => ({ value, label }),
              )}
            />
          </Fact>
        </>
      )}
      <Fact name="Country">
        <Choose
          action={reading}
          name="country"
          label="Country"
          value={settings.country}
          data={countryNames(settings.country)}
        />
        <span className="quiet">For numbers without a code.</span>
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function FirstLines({ lines }: { lines: Extract<Step, { ok: true }>["firstLines"] }) {
  return (
    <>
      <h2 className="import-h2">Its first lines, as they stand</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
      <section className="rk-scroll" aria-label="The first lines of the file" tabIndex={0}>
        <table className="import-first">
          <tbody>
            {lines.map(({ line, cells, kind }) => (
              <tr key={line} className={`line-${kind}`}>
                <th scope="row" className="num">
                  {line}
                </th>
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a line have no other name than their place
                  <td key={at}>{cell}</td>
                ))}
                <td>{kind === "header" ? <Risk kind="good">Header</Risk> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
