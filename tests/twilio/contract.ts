import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import type { RestRequest } from "#app/features/telephony/simulator/rest.ts";
import type { Answer } from "#app/features/telephony/simulator/shapes.ts";
import { literalPattern } from "#app/kit/literal-pattern.ts";

/** The provider's own OpenAPI document, where it lies beside the project; null elsewhere. */
export const openapiPath = (() => {
  const path = resolve(import.meta.dirname, "../../../shared/twilio/twilio-voice.openapi.json");
  return existsSync(path) ? path : null;
})();

type Schema = { type?: string; properties?: Record<string, Schema>; nullable?: boolean; [key: string]: unknown };
type Operation = {
  operationId: string;
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};
type Document = { paths: Record<string, Partial<Record<"get" | "post" | "delete", Operation>>> };

const days = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const rfc2822 = new RegExp(`^${days}, \\d{2} ${months} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000$`);
const looseFormats = [
  "date-time",
  "uri",
  "uri-map",
  "endpoint",
  "twiml",
  "currency",
  "phone-number",
  "country_code",
  "int64",
];

/** Watches requests and answers pass, and keeps every sentence of the contract they break. */
export function makeContract() {
  const violations: string[] = [];
  const seen = new Set<string>();
  if (!openapiPath) return { violations, seen, check: () => {} };

  const document = JSON.parse(readFileSync(openapiPath, "utf8")) as Document;
  dropBareNullable(document);
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
  ajv.addFormat("date-time-rfc-2822", rfc2822).addFormat("http-method", /^(GET|POST|HEAD|PUT|DELETE|PATCH)$/);
  for (const format of looseFormats) ajv.addFormat(format, true);
  ajv.addSchema(document as AnySchema, "twilio");
  const compiled = new Map<string, ValidateFunction>();

  function broken(schema: Schema, value: object): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"twilio#/components');
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as AnySchema);
    compiled.set(text, validate);
    return validate(structuredClone(value)) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  }

  const operations = Object.entries(document.paths)
    .map(([path, item]) => ({
      item,
      pattern: new RegExp(
        `^${path
          .split(/\{\w+\}/)
          .map(literalPattern)
          .join("[^/]+?")}$`,
      ),
      unknowns: path.split("{").length,
    }))
    .sort((a, b) => a.unknowns - b.unknowns);

  function check({ method, path, form }: RestRequest, answer: Answer): void {
    const found = operations.find(({ pattern }) => pattern.test(path));
    const operation = found?.item[method.toLowerCase() as "get" | "post" | "delete"];
    if (!operation) return void violations.push(`${method} ${path} is not in the contract`);
    seen.add(operation.operationId);
    const complain = (what: string) => violations.push(`${operation.operationId}: ${what}`);

    const asks = operation.requestBody?.content?.["application/x-www-form-urlencoded"]?.schema;
    if (asks) {
      const given: Record<string, string | string[]> = {};
      for (const name of new Set(form.keys())) {
        const property = asks.properties?.[name];
        const values = form.getAll(name);
        if (!property) complain(`unknown parameter ${name}`);
        else if (property.type !== "array" && values.length > 1) complain(`repeated ${name}`);
        else given[name] = property.type === "array" ? values : (values[0] ?? "");
      }
      // What the provider refuses it may refuse: only accepted requests must fit.
      if (answer.status < 400) for (const what of broken(asks, given)) complain(`request ${what}`);
    }
    const promised = operation.responses[String(answer.status)];
    if (!promised) {
      if (answer.status < 400) complain(`status ${answer.status} is not promised`);
      return;
    }
    const schema = promised.content?.["application/json"]?.schema;
    if (schema) for (const what of broken(schema, answer.body ?? {})) complain(`answer ${what}`);
  }

  return { violations, seen, check };
}

/** The document says `nullable` without a type once, which the validator refuses; such a schema accepts anything anyway. */
function dropBareNullable(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const schema = node as Schema;
  if (schema.nullable && !schema.type) delete schema.nullable;
  for (const value of Object.values(node)) dropBareNullable(value);
}
