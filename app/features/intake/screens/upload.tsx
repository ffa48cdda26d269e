import { Button, NativeSelect } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { Form, Link, useNavigation } from "@remix-run/react";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { number } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";

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
  const hydrated = useHydrated();
  const busy = useNavigation().formAction !== undefined;
  const [file, setFile] = useState<File | null>(null);
  const [local, setLocal] = useState<string | null>(null);

  function choose(chosen: File | undefined) {
    if (!chosen || !input.current) return;
    if (chosen.size > limit.bytes) return setLocal(limit.sentence);
    const carrier = new DataTransfer();
    carrier.items.add(chosen);
    input.current.files = carrier.files;
    setFile(chosen);
    setLocal(null);
  }
  async function chooseSample() {
    const answer = await fetch(SAMPLE);
    if (!answer.ok) return setLocal("The sample is not there. Choose a file of your own.");
    choose(new File([await answer.blob()], SAMPLE.slice(1), { type: "text/csv" }));
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
          <div>
            <label htmlFor="import-file" className="mantine-InputWrapper-label">
              File
            </label>
            <input
              ref={input}
              id="import-file"
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              className={hydrated ? "sr" : "import-plain-file"}
              onChange={(event) => choose(event.currentTarget.files?.[0])}
            />
            {hydrated ? (
              <Dropzone
                onDrop={(files) => choose(files[0])}
                multiple={false}
                activateOnClick={false}
                onClick={() => input.current?.click()}
                disabled={busy}
                className="import-drop"
                inputProps={{ "aria-hidden": true, tabIndex: -1 }}
              >
                <div className="inside">
                  <IconFileSpreadsheet size={24} aria-hidden="true" />
                  {file ? (
                    <>
                      <b>{file.name}</b>
                      <span className="quiet">
                        {number(Math.max(1, Math.round(file.size / 1000)))} kB. Drop another to change.
                      </span>
                    </>
                  ) : (
                    <>
                      <b>Drop a file here, or choose one</b>
                      <span className="quiet">CSV, TSV or Excel (XLSX), up to 64 MB</span>
                    </>
                  )}
                </div>
              </Dropzone>
            ) : null}
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
          </div>
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
