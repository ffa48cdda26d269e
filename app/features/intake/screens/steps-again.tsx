import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { OfferedSteps } from "../offered-steps.server.ts";
import type { Settings } from "../settings.ts";

type StepsAgainProps = { importId: string; offered: OfferedSteps | null; taken: Settings["stepsTaken"] };

/** What was decided for an earlier file, offered for this one, or told where it was taken over. */
export function StepsAgain({ importId, offered, taken }: StepsAgainProps) {
  const fetcher = useFetcher<FormReply>();
  const problem = fetcher.data?.error ? Object.values(fetcher.data.error).flat().filter(Boolean).join(" ") : null;
  return (
    <>
      {taken ? <Notice kind="good">{`Taken over from ${taken.from}: ${taken.words || "nothing"}.`}</Notice> : null}
      {problem ? <Notice kind="block">{problem}</Notice> : null}
      {offered ? (
        <Notice
          act={
            <fetcher.Form method="post" action={`/imports/${importId}/reuse`}>
              <input type="hidden" name="from" value={offered.id} />
              <Button type="submit" size="xs" loading={fetcher.state !== "idle"}>
                Use it
              </Button>
            </fetcher.Form>
          }
        >
          {`Use what you decided for “${offered.fileName}”: ${offered.words}.`}
        </Notice>
      ) : null}
      <p className="import-acts">
        <a href={`/imports/${importId}/steps`} download="import-steps.json">
          Download the steps
        </a>
        <label className="import-steps-file">
          Use downloaded steps{" "}
          <input
            type="file"
            accept="application/json,.json"
            onChange={async (event) => {
              const input = event.currentTarget;
              const [file] = input.files ?? [];
              if (!file) return;
              const steps = await file.text();
              fetcher.submit({ steps, name: file.name }, { method: "post", action: `/imports/${importId}/steps` });
              input.value = "";
            }}
          />
        </label>
      </p>
    </>
  );
}
