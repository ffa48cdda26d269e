const PATIENCE_MS = 10_000;
/** npm passes on the interrupt that the terminal has already sent us: two within this time are one. */
const ECHO_MS = 700;

export type Closing = {
  /** What was opened last is closed first. */
  onClose: (name: string, close: () => Promise<unknown>) => void;
  isClosing: () => boolean;
  close: () => Promise<void>;
};

/** Closes the house in order on Ctrl-C or a stop from outside; a second one does not wait. */
export function orderlyClosing(): Closing {
  const steps: { name: string; close: () => Promise<unknown> }[] = [];
  let closing: Promise<void> | null = null;
  let firstSignalAt = 0;

  async function closeAll(): Promise<void> {
    for (const { name, close } of steps.reverse()) {
      await Promise.race([close(), tooLong()]).catch((error: Error) => {
        console.error(`While closing, ${name} reported: ${error.message}`);
      });
    }
  }
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!closing) {
        firstSignalAt = performance.now();
        if (signal === "SIGINT") console.log("\nClosing…");
        close().then(() => process.exit(0));
      } else if (performance.now() - firstSignalAt > ECHO_MS) {
        // PostgreSQL is told by its pipe.
        process.exit(130);
      }
    });
  }
  return { onClose: (name, work) => void steps.push({ name, close: work }), isClosing: () => closing !== null, close };
}

function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("it took too long and was left behind")), PATIENCE_MS).unref();
  });
}
