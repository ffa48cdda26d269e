import { data } from "@remix-run/node";
import { isTooMuchToRead } from "#app/features/intake/intake-thread.server.ts";

/** What is read from a file, or the page that says that the file holds more than can be read, and what to do. */
export async function orTooMuch<Answer>(reading: Promise<Answer>): Promise<Answer> {
  try {
    return await reading;
  } catch (error) {
    if (!isTooMuchToRead(error)) throw error;
    throw data(error.message, { status: 413 });
  }
}
