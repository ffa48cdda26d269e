import pino from "pino";

type Told = { type: string; message: string; code?: unknown; stack?: string; cause?: Told };

/**
 * An error without what the database was given or repeats of it: names and numbers stand there. Its code and the statement are
 * enough to find the place.
 */
function told(error: unknown): Told | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  // PostgreSQL quotes the value it refuses; its code says the same without it.
  const message = "severity" in error ? `PostgreSQL ${String(code)}` : withoutParameters(error.message);
  const frames = error.stack?.slice(error.stack.indexOf("\n    at ")) ?? "";
  const cause = told(error.cause);
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    stack: `${error.name}: ${message}${frames.startsWith("\n    at ") ? frames : ""}`,
    ...(cause ? { cause } : {}),
  };
}

const withoutParameters = (message: string): string => message.replace(/\nparams: [\s\S]*$/, "");

/** For the one logger below, and for whoever tests what it says. */
export const logOptions: pino.LoggerOptions = {
  level: "warn",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["*.password", "*.token", "*.cookie", "*.authorization"],
  serializers: { err: (error: unknown) => told(error) ?? error },
};

const kept = globalThis as typeof globalThis & { rekindleLog?: pino.Logger };

/**
 * One JSON line an event, on standard output. Ids and words of the trade, never a name, a number or an address.
 * The page bundle has its own copy of this module; both write through the one logger, whose level the start script sets.
 */
export const log: pino.Logger = kept.rekindleLog ?? pino(logOptions);

kept.rekindleLog = log;
