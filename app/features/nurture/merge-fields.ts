/** What can be filled into a letter. Nothing else in braces is ever evaluated; the form refuses it. */
export const mergeFields = ["first", "name", "company", "client", "legal", "agency"] as const;
type MergeField = (typeof mergeFields)[number];
export type MergeValues = Record<Exclude<MergeField, "first" | "name">, string> & {
  first: string | null;
  name: string | null;
};

const braces = /\{([^{}]*)\}/g;
const isField = (name: string): name is MergeField => mergeFields.some((field) => field === name);

/** Names in braces that nothing fills in. */
export function unknownFields(text: string): string[] {
  return [...text.matchAll(braces)].flatMap(([whole, name = ""]) => (isField(name) ? [] : [whole]));
}

/** A text with its fields filled in. Where nobody is known the greeting ends without a gap; a value brings no line break along. */
export function fillFields(text: string, values: MergeValues): string {
  return text
    .replace(/ ?\{(first|name)\}/g, (field, name: "first" | "name") =>
      values[name] ? field.replace(`{${name}}`, oneLine(values[name])) : "",
    )
    .replace(braces, (whole, name: string) => (isField(name) ? oneLine(values[name] ?? "") : whole));
}

const oneLine = (value: string): string => value.replace(/[\r\n\u2028\u2029\0{}]+/g, " ");
