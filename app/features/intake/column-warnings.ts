import type { StandIn } from "#app/features/cleansing/stand-ins.ts";
import { plainHeader } from "./header-names.ts";
import { permissionOf } from "./permission-headers.ts";
import type { Column } from "./recognise-columns.ts";

/** What a person should know of the columns as they are read now, since it can be mended where they say what each holds. */
export function columnWarnings(columns: readonly Column[], { standIn }: { standIn?: StandIn } = {}): string[] {
  const has = (...fields: string[]) => columns.some((column) => fields.includes(column.field));
  const warnings: string[] = [];
  for (const { header } of columns.filter(
    // The opposite of a do-not-call column, and just as dangerous to overlook.
    ({ header, field }) => field !== "do_not_call" && permissionOf(plainHeader(header)) === "allows",
  ))
    warnings.push(
      `Column “${header}” seems to say who may be called; it is not read. Take out who may not be called, or turn it into a do-not-call column.`,
    );
  if (!has("company_name") && !standIn)
    warnings.push(
      "No column holds company names. Choose one, or say under Cleanse what stands for them: until then every row stays in quarantine.",
    );
  if (!has("phone_main", "phone_direct", "phone_mobile", "phone_other")) {
    warnings.push(
      has("email", "email_other", "website", "domain")
        ? "No column holds telephone numbers. The rows can be kept, but nobody can be called."
        : "No column holds a way to reach anybody: no phone, no email, no website.",
    );
  }
  return warnings;
}
