import pino from "pino";

const kept = globalThis as typeof globalThis & { rekindleLog?: pino.Logger };

/**
 * One JSON line an event, on standard output. Ids and words of the trade, never a name, a number or an address.
 * The page bundle has its own copy of this module; both write through the one logger, whose level the start script sets.
 */
export const log: pino.Logger =
  kept.rekindleLog ??
  pino({
    level: "warn",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.token", "*.cookie", "*.authorization"],
  });

kept.rekindleLog = log;
