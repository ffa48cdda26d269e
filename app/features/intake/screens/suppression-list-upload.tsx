import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import { Foot } from "#app/ui/foot.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { suppressionListKinds } from "#db/vocabulary.ts";
import { listWords } from "../lists/list-words.ts";

type UploadListProps = {
  clients: { id: string; name: string }[];
  client: string | null;
  problem: string | null;
};

/** A list of whom not to call: whose, of what kind, and whether it stands in for the one before. */
export function UploadList({ clients, client, problem }: UploadListProps) {
  const busy = useNavigation().formAction !== undefined;
  return (
    <Form method="post" encType="multipart/form-data" className="import-upload">
      <Page>
        <PageHead
          title="Who is not to be called?"
          says="Upload the list as it came: any CSV, TSV or Excel file. You see what it holds before anybody is suppressed."
        />
        {problem ? <Notice kind="block">{problem}</Notice> : null}
        <div className="rk-form">
          <NativeSelect
            label="Whose list"
            name="clientId"
            defaultValue={client ?? clients[0]?.id ?? "agency"}
            data={[
              ...clients.map(({ id, name }) => ({ value: id, label: name })),
              { value: "agency", label: "The whole agency (do not call only)" },
            ]}
          />
          <NativeSelect
            label="What is on it"
            name="kind"
            data={suppressionListKinds.map((kind) => ({
              value: kind,
              label: `${listWords[kind].name}: ${listWords[kind].says}`,
            }))}
          />
          <div>
            <label htmlFor="list-file" className="mantine-InputWrapper-label">
              File
            </label>
            <input
              id="list-file"
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              className="import-plain-file"
            />
          </div>
          <Checkbox
            name="replaces"
            value="yes"
            label="It replaces the earlier one"
            description="Who stood on the earlier list of this kind, and stands on this one no more, may be called again."
          />
        </div>
      </Page>
      <Foot says="Nobody is suppressed until you say so on the next page.">
        <Button type="submit" loading={busy}>
          Read the list
        </Button>
      </Foot>
    </Form>
  );
}
