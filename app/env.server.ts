import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const port = z.coerce
  .number({ error: "must be a number from 1 to 65535" })
  .int()
  .min(1, "must be a number from 1 to 65535")
  .max(65_535, "must be a number from 1 to 65535");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://");

const variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  PUBLIC_BASE_URL: z
    .url()
    .transform((url) => url.replace(/\/$/, ""))
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_RUNTIME_URL: postgresUrl.optional(),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SUPPRESSION_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  REKINDLE_DEMO: flag.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, "must be AC followed by 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_API_KEY: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/, "must be SK followed by 32 hexadecimal digits")
    .optional(),
  TWILIO_API_SECRET: z.string().min(1).optional(),
  TWILIO_MACHINE_DETECTION: flag.default(false),
  /** Seconds of the telephone simulator in a real one. */
  SIMULATOR_SPEED: z.coerce.number({ error: "must be a number from 1 to 1000" }).min(1).max(1_000).default(1),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_HOOK_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
});

export type Env = z.output<typeof variables> & {
  /** Somebody who tries the demo reads the greeting, an operator the requests. */
  LOG_LEVEL: NonNullable<z.output<typeof variables>["LOG_LEVEL"]>;
  /** The demo: its cast signs in with one click, its clock can be moved, and nobody real can be rung. */
  demo: boolean;
  twilio:
    | { kind: "simulator" }
    | { kind: "twilio"; accountSid: string; authToken: string; apiKey: string; apiSecret: string };
  smtp: { kind: "outbox" } | { kind: "smtp"; url: string; from: string };
};

export class EnvProblem extends Error {}

/** Reads the variables or refuses with one sentence for each that is wrong. Empty means not given. */
function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new EnvProblem(parsed.error.issues.map((issue) => sentence(String(issue.path[0]), issue.message)).join("\n"));
  }
  const vars = parsed.data;
  const demo = vars.REKINDLE_DEMO ?? vars.NODE_ENV !== "production";
  const problems = [...missingTwilio(vars), ...missingMail(vars), ...demoProblems(demo, vars)];
  if (problems.length > 0) throw new EnvProblem(problems.join("\n"));
  const LOG_LEVEL = vars.LOG_LEVEL ?? (demo ? "warn" : "info");
  return { ...vars, LOG_LEVEL, demo, twilio: twilioOf(vars), smtp: smtpOf(vars) };
}

type Vars = z.output<typeof variables>;
const twilioNames = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET"] as const;

const sentence = (name: string, why: string) => `${name} is not usable: ${why}.`;

function missingTwilio(vars: Vars): string[] {
  const given = twilioNames.filter((name) => vars[name]);
  if (given.length === 0) return [];
  const missing = twilioNames.filter((name) => !vars[name]);
  const problems = missing.map(
    (name) => `${name} is missing: with ${given[0]} set, calls go to Twilio and all four are needed.`,
  );
  if (!vars.PUBLIC_BASE_URL?.startsWith("https://")) {
    problems.push(
      "PUBLIC_BASE_URL is missing: Twilio has to reach this house at an https:// address to tell what became of a call.",
    );
  }
  return problems;
}

function missingMail(vars: Vars): string[] {
  return vars.SMTP_URL && !vars.MAIL_FROM
    ? ["MAIL_FROM is missing: with SMTP_URL set, mail is sent and needs a sender."]
    : [];
}

/** A demo never rings or mails anybody: its people and consents are made up. */
function demoProblems(demo: boolean, vars: Vars): string[] {
  if (!demo) return [];
  const named = [...twilioNames, "SMTP_URL" as const].filter((name) => vars[name]);
  return named.length > 0
    ? [
        `${named.join(", ")} cannot be used in the demo: set NODE_ENV=production (without REKINDLE_DEMO) to call and mail real people.`,
      ]
    : [];
}

function twilioOf(vars: Vars): Env["twilio"] {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY, TWILIO_API_SECRET } = vars;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_API_KEY || !TWILIO_API_SECRET) return { kind: "simulator" };
  return {
    kind: "twilio",
    accountSid: TWILIO_ACCOUNT_SID,
    authToken: TWILIO_AUTH_TOKEN,
    apiKey: TWILIO_API_KEY,
    apiSecret: TWILIO_API_SECRET,
  };
}

function smtpOf(vars: Vars): Env["smtp"] {
  return vars.SMTP_URL && vars.MAIL_FROM
    ? { kind: "smtp", url: vars.SMTP_URL, from: vars.MAIL_FROM }
    : { kind: "outbox" };
}

export const env: Env = readEnv(process.env);

/**
 * React is several times slower unless NODE_ENV says production, so the running house says so. Whether it is a demo has been
 * decided by then, and is handed on to the page bundle, which reads the variables again.
 */
export function handOnDemo(): void {
  process.env.REKINDLE_DEMO = env.demo ? "1" : "0";
  process.env.NODE_ENV = "production";
}

/** For a process that we start: our variables with some of its own. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
