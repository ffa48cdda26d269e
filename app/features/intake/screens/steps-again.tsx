import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { FileButton } from "#app/ui/file-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { OfferedSteps } from "../offered-steps.server.ts";
import type { Settings } from "../settings.ts";
import { problemOf } from "./problem-of.ts";

/** The decisions of this file, to keep elsewhere, or those of another that were kept. */
export function StepsFile({ importId }: { importId: string }) {
  const fetcher = useFetcher<{ sentence: string } | null>();
  const action = `/imports/${importId}/steps`;
  const problem = fetcher.data?.sentence;
  function send(file: File) {
    const form = new FormData();
    form.set("file", file);
    fetcher.submit(form, { method: "post", action, encType: "multipart/form-data" });
  }
  return (
    <div className="import-steps">
      <p className="import-acts">
        <a href={action} download="import-steps.json">
          Download the steps
        </a>
        <FileButton accept="application/json,.json" busy={fetcher.state !== "idle"} onChoose={send}>
          Use downloaded steps
        </FileButton>
      </p>
      {problem ? <Notice kind="block">{problem}</Notice> : null}
    </div>
  );
}

type StepsAgainProps = { importId: string; offered: OfferedSteps | null; taken: Settings["stepsTaken"] };

/** What was decided for an earlier file, offered for this one, or told where it was taken over. */
export function StepsAgain({ importId, offered, taken }: StepsAgainProps) {
  const fetcher = useFetcher<FormReply>();
  const problem = problemOf(fetcher.data);
  return (
    <>
      {taken ? <Notice kind="good">{`Taken over from ${taken.from}: ${taken.words || "nothing"}.`}</Notice> : null}
      {problem ? <Notice kind="block">{problem}</Notice> : null}
      {offered ? (
        <Notice
          act={
            <fetcher.Form method="post" action={`/imports/${importId}/reuse`}>
              <input type="hidden" name="from" value={offered.id} />
              <Button type="submit" size="xs" variant="default" loading={fetcher.state !== "idle"}>
                Use it
              </Button>
            </fetcher.Form>
          }
        >
          {`Use what you decided for “${offered.fileName}”: ${offered.words}.`}
        </Notice>
      ) : null}
    </>
  );
}
