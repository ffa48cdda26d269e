import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { FileButton } from "#app/ui/file-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { OfferedSteps } from "../offered-steps.server.ts";
import type { Settings } from "../settings.ts";

/** The decisions of this file, to keep elsewhere, or those of another that were kept. */
export function StepsFile({ importId }: { importId: string }) {
  const fetcher = useFetcher<FormReply>();
  const action = `/imports/${importId}/steps`;
  const problem = problemOf(fetcher.data);
  async function send(file: File) {
    fetcher.submit({ steps: await file.text(), name: file.name }, { method: "post", action });
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

const problemOf = (reply: FormReply | undefined): string | null =>
  reply?.error ? Object.values(reply.error).flat().filter(Boolean).join(" ") : null;

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
