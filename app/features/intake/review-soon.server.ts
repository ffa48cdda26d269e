import type { Db } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { intake } from "./intake-thread.server.ts";
import type { reviewStep } from "./review-step.server.ts";
import { canCorrect } from "./settings.ts";
import type { soFar } from "./so-far.server.ts";

/** A page waits so long; then it shows what is known so far, and asks again. */
const PATIENCE_MS = 1_500;
/** A review that nobody came back for in so long tells of a moment that has passed. */
const KEPT_MS = 30_000;

type Review = Awaited<ReturnType<typeof reviewStep>>;
type SoFar = Awaited<ReturnType<typeof soFar>>;
type Asks = Parameters<typeof reviewStep>[2];
type UnderWay = { review: Promise<Review>; soFar: SoFar; began: number };

const underWay = new Map<string, UnderWay>();

/** The review where it is ready at once; of a long file first what each row is by itself, while the rows are compared. */
export async function reviewSoon(db: Db, about: ImportFacts, asks: Asks) {
  if (!canCorrect(about.status)) return { step: await intake(db, "review", about, asks), making: null };
  const key = JSON.stringify([about.id, about.settings, asks.show]);
  const making = underWay.get(key) ?? begin(db, about, asks);
  underWay.set(key, making);
  const forget = () => {
    if (underWay.get(key) === making) underWay.delete(key);
  };
  try {
    const step = await Promise.race([making.review, patience()]);
    if (!step) return { step: null, making: { soFar: making.soFar, ms: performance.now() - making.began } };
    forget();
    return { step, making: null };
  } catch (failed) {
    forget();
    throw failed;
  } finally {
    // Also where nobody comes back: for those who do, it is gone by then.
    making.review.catch(() => {}).finally(() => setTimeout(forget, KEPT_MS).unref());
  }
}

/** What is quick is asked first: while the thread compares, it answers nobody. */
function begin(db: Db, about: ImportFacts, asks: Asks): UnderWay {
  const soFar = intake(db, "soFar", about);
  const making: UnderWay = { review: intake(db, "review", about, asks), soFar: null, began: performance.now() };
  soFar.then(
    (known) => {
      making.soFar = known;
    },
    () => {},
  );
  return making;
}

const patience = (): Promise<null> => new Promise((over) => setTimeout(over, PATIENCE_MS, null).unref());
