type Credentials = { accountSid: string; authToken: string; publicUrl: string; timeoutMs?: number };

/** Which telephone we hold. The simulator needs an address and keys; a real account may live without API keys. */
export type TelephoneConfig =
  | (Credentials & { kind: "simulator"; url: string; apiKey: string; apiSecret: string })
  | (Credentials & { kind: "twilio"; apiKey?: string; apiSecret?: string });

/** The simulator's account: no real one is nearly all zeros. */
export const simulatorAccountSid = `AC${"0".repeat(31)}1`;

const isSimulated = (accountSid: string) => /^AC0{24}[0-9a-f]{8}$/.test(accountSid);

/** What is wrong with a configuration, as a sentence; null when it can be used. A mix-up could ring real people. */
export function configProblem(config: TelephoneConfig): string | null {
  if (!/^AC[0-9a-f]{32}$/.test(config.accountSid)) return "The account SID must be AC and 32 hexadecimal digits.";
  if (config.apiKey && !/^SK[0-9a-f]{32}$/.test(config.apiKey))
    return "The API key must be SK and 32 hexadecimal digits.";
  if (Boolean(config.apiKey) !== Boolean(config.apiSecret)) return "An API key needs its secret, and the reverse.";
  if (!/^https?:\/\/[^/]/.test(config.publicUrl)) return "The public address must begin with http:// or https://.";
  if (config.kind === "twilio") {
    return isSimulated(config.accountSid)
      ? "This account SID is the simulator's: it cannot be used with Twilio."
      : null;
  }
  if (!isSimulated(config.accountSid)) return "The simulator must not be given a real account.";
  const { hostname } = new URL(config.url);
  return hostname === "127.0.0.1" || hostname === "localhost" ? null : "The simulator must be on this machine.";
}
