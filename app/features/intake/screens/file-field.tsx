import { Dropzone } from "@mantine/dropzone";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useState } from "react";
import { number } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";

type FileFieldProps = {
  id: string;
  input: RefObject<HTMLInputElement>;
  limit: { bytes: number; sentence: string };
  busy: boolean;
  /** Rows of any kind, or lines of text alone. */
  takes?: keyof typeof kinds;
  /** Why the file that was chosen cannot be sent; null where it can. */
  onRefused: (sentence: string | null) => void;
  children?: ReactNode;
};

const text = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
const kinds = {
  table: {
    accept: `${text},.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`,
    says: "CSV, TSV or Excel (XLSX)",
  },
  text: { accept: text, says: "CSV, TSV or plain text" },
};

/** One file, dropped or chosen. Without scripts the browser's own field does the same. */
export function FileField({ id, input, limit, busy, takes = "table", onRefused, children }: FileFieldProps) {
  const hydrated = useHydrated();
  const [file, setFile] = useState<File | null>(null);

  function choose(chosen: File | undefined) {
    if (!chosen || !input.current) return;
    if (chosen.size > limit.bytes) {
      input.current.value = "";
      setFile(null);
      return onRefused(limit.sentence);
    }
    if (input.current.files?.[0] !== chosen) {
      const carrier = new DataTransfer();
      carrier.items.add(chosen);
      input.current.files = carrier.files;
    }
    setFile(chosen);
    onRefused(null);
  }

  return (
    <div>
      <label htmlFor={id} className="mantine-InputWrapper-label">
        File
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        name="file"
        accept={kinds[takes].accept}
        required
        className={hydrated ? "sr" : "rk-plain-file"}
        onChange={(event) => choose(event.currentTarget.files?.[0])}
      />
      {hydrated ? (
        <Dropzone
          onDrop={(files) => choose(files[0])}
          multiple={false}
          activateOnClick={false}
          activateOnKeyboard={false}
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
                <span className="quiet">
                  {kinds[takes].says}, up to {number(Math.floor(limit.bytes / 1_048_576))} MB
                </span>
              </>
            )}
          </div>
        </Dropzone>
      ) : null}
      {children}
    </div>
  );
}
