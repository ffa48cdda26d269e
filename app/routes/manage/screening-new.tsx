import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import "@mantine/dropzone/styles.layer.css";
import "./import.css";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { loadScreening, ScreeningForm } from "#app/features/compliance/load-screening.server.ts";
import { largestFile, tooLargeSentence } from "#app/features/intake/read-table.ts";
import { receiveUpload } from "#app/features/intake/receive-upload.server.ts";
import { FileField } from "#app/features/intake/screens/file-field.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { screeningLists } from "#db/vocabulary.ts";

export const meta: MetaFunction = () => [{ title: "Load a screening list, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules", to: "/admin/rules" }, { label: "A screening list" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const limit = { bytes: largestFile, sentence: tooLargeSentence };
  return { list: new URL(request.url).searchParams.get("list") ?? undefined, limit };
}

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const upload = await receiveUpload(request);
  if (!upload.ok) return data({ sentence: upload.sentence }, { status: upload.status });
  const facts = ScreeningForm.safeParse(upload.fields);
  if (!facts.success) return data({ sentence: facts.error.issues[0]?.message ?? "" }, { status: 400 });
  const { fileName, bytes } = upload;
  const loaded = await loadScreening(db, { facts: facts.data, fileName, bytes, by: who.id, now: clock.now() });
  if (!loaded.ok) return data({ sentence: loaded.sentence }, { status: 422 });
  return redirect("/admin/rules");
}

export default function ScreeningNew() {
  const { list, limit } = useLoaderData<typeof loader>();
  const input = useRef<HTMLInputElement>(null);
  const [local, setLocal] = useState<string | null>(null);
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <>
      <Page>
        <PageHead
          title="Load a screening list"
          says="A register of numbers not to be called, as a text file. Only keyed hashes of the numbers are kept."
        />
        {(local ?? refused?.sentence) ? <Notice kind="block">{local ?? refused?.sentence}</Notice> : null}
        <Form method="post" encType="multipart/form-data" id="screening" className="rk-form">
          <NativeSelect name="list" label="List" defaultValue={list} data={[...screeningLists]} />
          <NativeSelect
            name="covers"
            label="What the file holds"
            data={[
              { value: "register", label: "A copy of the register: who is not on it may be called" },
              { value: "wash", label: "The result of a wash: our numbers, with yes or no beside each" },
            ]}
          />
          <TextInput
            name="asOf"
            type="date"
            label="Drawn on"
            description="Its age counts from the start of that day where the register is kept"
            required
          />
          <TextInput
            name="prefixes"
            label="Only for numbers that begin with"
            description="Where the register was bought for some area codes: +1212, +1646. Empty is all of it."
          />
          <FileField id="screening-file" input={input} limit={limit} takes="text" busy={busy} onRefused={setLocal} />
        </Form>
      </Page>
      <Foot says="A newer copy of a register takes the place of the one before.">
        <Button type="submit" form="screening" loading={busy} h={44}>
          Load the list
        </Button>
      </Foot>
    </>
  );
}
