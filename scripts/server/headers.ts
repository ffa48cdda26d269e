import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

type Policy = {
  /** Our public address; https there turns on HSTS. */
  publicUrl: string;
  /** Whether agents' browsers talk to Twilio itself rather than to the simulator. */
  twilio: boolean;
  /** The development server injects scripts and styles of its own, which no nonce covers. */
  development: boolean;
};

/** On every answer, errors and files included: the id to quote, and what a browser may do with what we send. */
export function securityHeaders({ publicUrl, twilio, development }: Policy): RequestHandler {
  const https = publicUrl.startsWith("https://");
  return (_request, response, next) => {
    response.locals.requestId = randomUUID();
    response.locals.nonce = development ? "" : randomBytes(16).toString("base64");
    response.setHeader("X-Request-Id", response.locals.requestId);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // Same-origin rather than none: with none, browsers send `Origin: null` and our own forms would be refused.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=()");
    if (https) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (!development) response.setHeader("Content-Security-Policy", contentPolicy(response.locals.nonce, twilio));
    next();
  };
}

function contentPolicy(nonce: string, twilio: boolean): string {
  const telephone = twilio ? " https://*.twilio.com wss://*.twilio.com" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Components set positions and widths in style attributes, which cannot carry a nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${telephone}`,
    `media-src 'self' blob: data:${telephone}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages, loader data and errors are somebody's own: no cache keeps them. Fingerprinted files say otherwise themselves. */
export const privateByDefault: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  next();
};
