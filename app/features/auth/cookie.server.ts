import { createCookie } from "@remix-run/node";
import { house } from "#app/house.server.ts";

/** Signed, so that a made-up token is refused before the database is asked. `__Host-` binds it to this host where there is https. */
function sessionCookie() {
  const secure = house().publicUrl.startsWith("https://");
  return createCookie(secure ? "__Host-rekindle" : "rekindle", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    secrets: [house().sessionSecret],
  });
}

export async function tokenFrom(request: Request): Promise<string | null> {
  const token: unknown = await sessionCookie().parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : null;
}

export const cookieWith = (token: string): Promise<string> => sessionCookie().serialize(token);

export const cookieWithout = (): Promise<string> => sessionCookie().serialize("", { maxAge: 0 });
