import { Button, CopyButton } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useHydrated } from "#app/ui/hydrated.ts";

/** Shown once: to be copied, kept as a file, or written down. */
export function RecoveryCodes({ codes, onTo }: { codes: string[]; onTo: string }) {
  const hydrated = useHydrated();
  const text = `Recovery codes for Rekindle, each opens once\n\n${codes.join("\n")}\n`;
  return (
    <>
      <div>
        <h1>Keep these recovery codes</h1>
        <p className="soft">
          Your second factor is on. The day your telephone is not at hand, each of these opens once in place of its
          code. Keep them where your telephone is not; they are not shown again.
        </p>
      </div>
      <ol className="door-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="rekindle-recovery-codes.txt"
        >
          Download
        </Button>
        {hydrated ? (
          <CopyButton value={codes.join("\n")}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? "Copied" : "Copy"}
              </Button>
            )}
          </CopyButton>
        ) : null}
      </div>
      <Button component={Link} to={onTo} h={44}>
        I have kept them
      </Button>
    </>
  );
}
