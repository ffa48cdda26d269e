import { createInflateRaw } from "node:zlib";
import { Refusal, sentences } from "./refusal.ts";
import type { Entry } from "./zip-directory.ts";

/** A part's content piece by piece; one that grows beyond the size it stated is a trap and ends there. */
export async function* contents(bytes: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  if (!entry.deflated) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  inflate.end(packed);
  let seen = 0;
  try {
    for await (const piece of inflate) {
      seen += (piece as Uint8Array).length;
      if (seen > entry.size) throw new Refusal(sentences.bomb);
      yield piece;
    }
  } catch (wrong) {
    throw wrong instanceof Refusal ? wrong : new Refusal(sentences.damaged);
  } finally {
    inflate.destroy();
  }
}
