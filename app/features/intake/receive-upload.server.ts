import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import busboy from "busboy";
import { largestFile, tooLargeSentence } from "./read-table.ts";

/** Boundaries, names and the other fields of the form. */
const ENVELOPE = 64 * 1024;
/** How much of a refused body is read to its end, so that the browser shows our sentence and not a broken connection. */
const DRAIN = 48 * 1024 * 1024;

export type Upload =
  | { ok: true; fileName: string; bytes: Buffer; fields: Record<string, string> }
  | { ok: false; status: 400 | 413; sentence: string };

const noFile: Upload = {
  ok: false,
  status: 400,
  sentence: "No file came with the form. Choose one and send it again.",
};
const tooLarge: Upload = { ok: false, status: 413, sentence: tooLargeSentence };

/** Streams the one file of a form to disk, counting its bytes, and hands it over; nothing of it is left behind. */
export async function receiveUpload(request: Request, { limit = largestFile } = {}): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data")) return noFile;
  const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  if (Number(request.headers.get("content-length") ?? 0) > limit + ENVELOPE) {
    await drain(body);
    return tooLarge;
  }
  const folder = await mkdtemp(join(tmpdir(), "rekindle-upload-"));
  try {
    return await receive(body, type, join(folder, "file"), limit);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(body: Readable, type: string, path: string, limit: number): Promise<Upload> {
  const fields: Record<string, string> = {};
  let fileName: string | null = null;
  let cut = false;
  let writing: Promise<void> | null = null;
  let reader: ReturnType<typeof busboy>;
  try {
    reader = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { files: 1, fields: 10, fieldSize: 1_000, fileSize: limit + 1, parts: 20 },
    });
  } catch {
    return noFile;
  }
  reader.on("field", (name, value) => {
    fields[name] = value;
  });
  reader.on("file", (_name, file, about) => {
    fileName = about.filename ?? "";
    file.on("limit", () => {
      cut = true;
    });
    writing = pipeline(file, createWriteStream(path, { mode: 0o600 }));
    // Awaited below; until then a broken upload is nobody's unhandled rejection.
    writing.catch(() => {});
  });
  try {
    await pipeline(body, reader);
    await writing;
  } catch {
    return { ok: false, status: 400, sentence: "The upload broke off before the file was complete. Send it again." };
  }
  if (cut) return tooLarge;
  if (fileName === null || writing === null) return noFile;
  const bytes = await readFile(path);
  // A form sent without choosing a file carries one without name and content.
  return fileName === "" && bytes.length === 0 ? noFile : { ok: true, fileName, bytes, fields };
}

async function drain(body: Readable): Promise<void> {
  let seen = 0;
  body.on("data", (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > DRAIN) body.destroy();
  });
  await finished(body).catch(() => {});
}
