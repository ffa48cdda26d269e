import { Button, NativeSelect } from "@mantine/core";
import { Form, Link, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { FileField } from "./file-field.tsx";

type UploadProps = {
  campaigns: { id: string; campaign: string; client: string }[];
  campaign: string | null;
  limit: { bytes: number; sentence: string };
  demo: boolean;
  problem: string | null;
  /** The import whose rows the refused file holds. */
  belongsTo: string | null;
};

const SAMPLE = "/sample-backlog.csv";

/** One file for one campaign: dropped, chosen, or the sample. Without scripts the plain form does the same. */
export function UploadForm({ campaigns, campaign, limit, demo, problem, belongsTo }: UploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().formAction !== undefined;
  const [local, setLocal] = useState<string | null>(null);

  async function chooseSample() {
    const answer = await fetch(SAMPLE);
    if (!answer.ok) return setLocal("The sample is not there. Choose a file of your own.");
    if (!input.current) return;
    const carrier = new DataTransfer();
    carrier.items.add(new File([await answer.blob()], SAMPLE.slice(1), { type: "text/csv" }));
    input.current.files = carrier.files;
    input.current.dispatchEvent(new Event("change", { bubbles: true }));
  }

  if (campaigns.length === 0) {
    return (
      <Page>
        <Empty
          title="There is no campaign to import into"
          says="A file belongs to a campaign of a client. Open one first."
        />
      </Page>
    );
  }
  const told = local ?? problem;
  return (
    <Form ref={form} method="post" encType="multipart/form-data" className="import-upload">
      <Page>
        <PageHead
          title="Whose backlog is it?"
          says="Upload it as it came: any CSV, TSV or Excel file, whatever its encoding, with titles above the header or none. We read it and show you what would happen."
        />
        {told ? (
          <Notice kind="block">
            {told}
            {belongsTo && !local ? (
              <>
                {" "}
                <Link to={`/imports/${belongsTo}/review`}>Open that import</Link>
              </>
            ) : null}
          </Notice>
        ) : null}
        <div className="rk-form">
          <NativeSelect
            label="Campaign"
            name="campaignId"
            defaultValue={campaign ?? campaigns[0]?.id}
            data={campaigns.map(({ id, campaign: name, client }) => ({ value: id, label: `${client}: ${name}` }))}
          />
          <FileField id="import-file" input={input} limit={limit} busy={busy} onRefused={setLocal}>
            {demo ? (
              <p className="fine import-sample">
                Nothing at hand?{" "}
                <a
                  href={SAMPLE}
                  onClick={(event) => {
                    event.preventDefault();
                    chooseSample();
                  }}
                >
                  Use the sample backlog
                </a>
                : 1,500 invented rows, as untidy as real ones.
              </p>
            ) : null}
          </FileField>
        </div>
      </Page>
      <Foot says="Nothing is written until you commit, which is three steps further on.">
        <Button type="submit" loading={busy}>
          Read the file
        </Button>
      </Foot>
    </Form>
  );
}
