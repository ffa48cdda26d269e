import { request as ask } from "node:http";
import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { takePort } from "./listen.ts";
import { createWeb, type Web } from "./web.ts";

type Question = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** A house whose every page breaks: what is left is what the server does by itself. */
const webTest = dbTest.extend<{ knock: (question: Question, web?: Partial<Web>) => Promise<Answer> }>({
  knock: async ({ pool }, use) => {
    await use(async (question, web) => {
      const door = await takePort(0, "127.0.0.1");
      door.open(
        createWeb({
          build: async () => {
            throw new Error("no pages here");
          },
          publicUrl: "https://rekindle.example",
          simulatorUrl: null,
          trustedProxies: 0,
          pool,
          jobsDue: async () => 0,
          isClosing: () => false,
          ...web,
        }),
      );
      try {
        return await knockOn(door.port, question);
      } finally {
        await door.close();
      }
    });
  },
});

webTest("every answer says what a browser may do with it, the refused and the broken ones too", async ({ knock }) => {
  const answers = [
    await knock({ path: "/healthz" }),
    await knock({ path: "/a-page-that-breaks" }),
    await knock({ method: "POST", path: "/login", headers: { origin: "https://elsewhere.example" } }),
    await knock({ method: "POST", path: "/login", headers: { ...ours, "content-length": "2000000" } }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 500, 403, 413]);
  for (const { headers } of answers) {
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']{20,}'/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "cache-control": "no-store",
    });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(new Set(answers.map(({ headers }) => headers["content-security-policy"])).size).toBe(answers.length);
});

webTest("a broken page quotes an id and tells nothing of what broke", async ({ knock }) => {
  const { body, headers } = await knock({ path: "/a-page-that-breaks" });

  expect(body).toContain(headers["x-request-id"]);
  expect(body).not.toContain("no pages here");
});

const foreign: [string, Record<string, string>][] = [
  ["another site", { origin: "https://elsewhere.example" }],
  ["an opaque origin", { origin: "null" }],
  ["nowhere it would name", {}],
  ["another site that hides its origin", { "sec-fetch-site": "cross-site" }],
  ["a sister site", { origin: "https://rekindle.example", "sec-fetch-site": "same-site" }],
  [
    "another site with a forged forwarding host",
    { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
  ],
];

for (const [sender, headers] of foreign) {
  webTest(`nothing is done for a form sent from ${sender}`, async ({ knock }) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect((await knock({ method, path: "/leads", headers })).status, method).toBe(403);
    }
  });
}

webTest("our own pages and signed hooks get past the same check", async ({ knock }) => {
  expect((await knock({ method: "POST", path: "/leads", headers: ours })).status).toBe(500);
  expect((await knock({ method: "POST", path: "/hooks/twilio/leg/1" })).status).toBe(500);
});

webTest("only the door for files takes a large body; a stranger's fills no memory", async ({ knock }) => {
  const large = { ...ours, "content-type": "multipart/form-data; boundary=x", "content-length": "2000000" };

  expect((await knock({ method: "POST", path: "/login", headers: large })).status).toBe(413);
  expect((await knock({ method: "POST", path: "/login.data?next=/imports/new", headers: large })).status).toBe(413);
  const tooLarge = { ...large, "content-length": "300000000" };
  expect((await knock({ method: "POST", path: "/imports/new.data", headers: tooLarge })).status).toBe(413);
});

webTest("whatever a page offers to upload comes through, as large as the page says", async ({ knock }) => {
  const answers = [
    { path: "/imports/new", megabytes: 255 },
    { path: "/imports/0199a3c0-0000-7000-8000-000000000001/mended.data", megabytes: 255 },
    { path: "/imports/0199a3c0-0000-7000-8000-000000000001/steps.data", megabytes: 255 },
    { path: "/suppression-lists/new.data", megabytes: 15 },
  ];
  for (const { path, megabytes } of answers) {
    const headers = { ...ours, "content-type": "text/plain", "content-length": String(megabytes * 1024 * 1024) };
    expect((await knock({ method: "POST", path, headers })).status, path).not.toBe(413);
  }
  const list = { ...ours, "content-type": "text/plain", "content-length": "20000000" };
  const refused = await knock({ method: "POST", path: "/suppression-lists/new", headers: list });
  expect(refused).toMatchObject({ status: 413, body: expect.stringContaining("16 MB") });
});

webTest("a body of unknown length is not read", async ({ knock }) => {
  const answer = await knock({
    method: "POST",
    path: "/leads",
    headers: { ...ours, "transfer-encoding": "chunked" },
    body: "a=1",
  });

  expect(answer.status).toBe(411);
});

webTest("readiness follows the database and the closing of the house", async ({ knock }) => {
  expect((await knock({ path: "/readyz" })).status).toBe(200);
  expect((await knock({ path: "/readyz" }, { isClosing: () => true })).status).toBe(503);
});

webTest("the figures are for the operator, not for who comes through a proxy", async ({ knock }) => {
  const direct = await knock({ path: "/metrics" });
  expect(direct.body).toContain("rekindle_jobs_due 0");

  const through = { "x-forwarded-for": "203.0.113.7" };
  expect((await knock({ path: "/metrics", headers: through })).status).toBe(404);
  expect((await knock({ path: "/metrics", headers: through }, { trustedProxies: 1 })).status).toBe(404);
});

const ours = { origin: "https://rekindle.example", "sec-fetch-site": "same-origin" };

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** Not fetch: it refuses to send some of the headers that matter here. */
function knockOn(port: number, { method = "GET", path, headers = {}, body }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask({ port, host: "127.0.0.1", method, path, headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on("error", reject);
    if (body) request.write(body);
    if (headers["content-length"]) request.flushHeaders();
    else request.end();
  });
}
