import type { RequestHandler } from "express";

const FORM_BYTES = 1_000_000;
/** A client's backlog, at the one door that streams it to disk; every other reads its form into memory. */
const UPLOAD_BYTES = 110_000_000;

const uploads = new Set(["/imports/new", "/imports/new.data"]);

/** Refuses a body before a byte of it is read, so that nobody fills our memory with one. */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.headers["transfer-encoding"]) {
    return refuse(411, "Send this with a Content-Length.");
  }
  const bytes = Number(request.headers["content-length"] ?? 0);
  const isUpload = uploads.has(request.path);
  if (bytes > (isUpload ? UPLOAD_BYTES : FORM_BYTES)) {
    return refuse(413, isUpload ? "The file is too large: at most 100 MB." : "The form is too large: at most 1 MB.");
  }
  next();

  function refuse(status: number, sentence: string) {
    // The unread body would be taken for the next request on this connection.
    response.setHeader("Connection", "close");
    response.status(status).type("text").send(sentence);
  }
};
