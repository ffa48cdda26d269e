import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { Foot } from "#app/ui/foot.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { type SuppressionListKind, suppressionListKinds } from "#db/vocabulary.ts";
import { listWords } from "../lists/list-words.ts";
import { FileField } from "./file-field.tsx";

type UploadListProps = {
  clients: { id: string; name: string }[];
  client: string | null;
  limit: { bytes: number; sentence: string };
  problem: string | null;
};

/** A list of whom not to call: whose, of what kind, and whether it stands in for the one before. */
export function UploadList({ clients, client, limit, problem }: UploadListProps) {
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<SuppressionListKind>(suppressionListKinds[0]);
  const [local, setLocal] = useState<string | null>(null);
  const busy = useNavigation().formAction !== undefined;
  return (
    <Form method="post" encType="multipart/form-data" className="import-upload">
      <Page>
        <PageHead
          title="Who is not to be called?"
          says="Upload the list as it came: any CSV, TSV or Excel file. You see what it holds before anybody is suppressed."
        />
        {(local ?? problem) ? <Notice kind="block">{local ?? problem}</Notice> : null}
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
            value={kind}
            description={listWords[kind].says}
            inputWrapperOrder={["label", "input", "description"]}
            onChange={(event) => setKind(event.currentTarget.value as SuppressionListKind)}
            data={suppressionListKinds.map((value) => ({ value, label: listWords[value].name }))}
          />
          <FileField id="list-file" input={input} limit={limit} busy={busy} onRefused={setLocal} />
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
