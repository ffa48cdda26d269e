import type { RequestHandler } from "express";
import { largestList, tooLargeList } from "#app/features/intake/lists/read-list.server.ts";
import { largestFile, tooLargeSentence } from "#app/features/intake/read-table.ts";

const form = { bytes: 1_000_000, sentence: "The form is too large: at most 1 MB." };
/** Boundaries, names and the other fields of a form with a file. */
const ENVELOPE = 64 * 1024;
/** The doors that stream a file to disk; every other reads its form into memory. */
const uploads = [
  {
    path: /^\/imports\/(?:new|[0-9a-f-]{36}\/(?:mended|steps))(?:\.data)?$/,
    bytes: largestFile,
    sentence: tooLargeSentence,
  },
  { path: /^\/suppression-lists\/new(?:\.data)?$/, bytes: largestList, sentence: tooLargeList },
].map((upload) => ({ ...upload, bytes: upload.bytes + ENVELOPE }));

/** Refuses a body before a byte of it is read, so that nobody fills our memory with one. */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.headers["transfer-encoding"]) {
    return refuse(411, "Send this with a Content-Length.");
  }
  const limit = uploads.find(({ path }) => path.test(request.path)) ?? form;
  if (Number(request.headers["content-length"] ?? 0) > limit.bytes) return refuse(413, limit.sentence);
  next();

  function refuse(status: number, sentence: string) {
    // The unread body would be taken for the next request on this connection.
    response.setHeader("Connection", "close");
    response.status(status).type("text").send(sentence);
  }
};
