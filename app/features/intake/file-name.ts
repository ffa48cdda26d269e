import { cutText } from "#app/kit/cut-text.ts";
import { storable } from "#app/kit/storable.ts";

/** The last part of a path, without what cannot be stored or shown. */
export function fileNameOf(path: string, otherwise: string): string {
  const name = storable(path.split(/[/\\]/).at(-1) ?? "")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return cutText(name, 200) || otherwise;
}
