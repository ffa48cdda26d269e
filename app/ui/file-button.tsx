import type { ReactNode } from "react";

type FileButtonProps = { accept: string; onChoose: (file: File) => void; busy?: boolean; children: ReactNode };

/** One press chooses a file and takes it: the browser's own field is there for keys and readers, and out of sight. */
export function FileButton({ accept, onChoose, busy = false, children }: FileButtonProps) {
  return (
    <label className="rk-file-button" aria-busy={busy}>
      {children}
      <input
        type="file"
        className="sr"
        accept={accept}
        disabled={busy}
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          if (file) onChoose(file);
          // The same file, mended once more, is another choice.
          input.value = "";
        }}
      />
    </label>
  );
}
