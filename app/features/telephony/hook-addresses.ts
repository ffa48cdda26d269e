/** Where the provider tells us things. The routes of the same name are the other half. */
export const hookPaths = {
  leg: (attemptId: string) => `/hooks/twilio/leg/${attemptId}`,
  amd: (attemptId: string) => `/hooks/twilio/amd/${attemptId}`,
  recording: (attemptId: string) => `/hooks/twilio/recording/${attemptId}`,
  agent: (sessionId: string) => `/hooks/twilio/agent/${sessionId}`,
  conference: (sessionId: string) => `/hooks/twilio/conf/${sessionId}`,
};

/** Three more tries, whatever went wrong: the provider's own wish language, read from the fragment and never signed. */
const tryAgain = "#rc=3&rp=all";

export function hookAddress(publicUrl: string, path: string): string {
  return publicUrl.replace(/\/+$/, "") + path + tryAgain;
}

/** The label of a lead's seat, by which an attempt is found again when its SID never reached us. */
export const leadLabel = (attemptId: string) => `lead_${attemptId}`;

/** A conference name must say nothing of anybody. */
export const conferenceName = (sessionId: string) => `s_${sessionId.replaceAll("-", "")}`;

/** The name of a user's browser leg. The provider takes letters, digits and underscores; a UUID's dashes break calling silently. */
export function browserIdentity(userId: string): string {
  return `u_${userId.replace(/[^A-Za-z0-9]/g, "")}`;
}

export function isBrowserIdentity(identity: string): boolean {
  return /^[A-Za-z0-9_]{1,121}$/.test(identity);
}
