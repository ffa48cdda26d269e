import { createHash } from "node:crypto";
import { env } from "#app/env.server.ts";
import { startSimulator } from "#app/features/telephony/simulator/start-simulator.server.ts";
import { simulatorAccountSid } from "#app/features/telephony/telephone-config.ts";
import { makeTelephone } from "#app/features/telephony/twilio.server.ts";
import type { Line } from "#app/house.server.ts";
import type { Closing } from "./closing.ts";

type Wanted = {
  publicUrl: string;
  /** The simulator's keys follow from it, so that a web and a worker process of one house agree on them. */
  secret: string;
  /** 0: any free port. A house split over processes needs one that both know. */
  simulatorPort: number;
  /** One process runs the simulator, the others ring through it. */
  runSimulator: boolean;
  closing: Pick<Closing, "onClose">;
};

/** The telephone of the account in the environment, or of the simulator when there is none. */
export async function openTelephone(wanted: Wanted): Promise<Line> {
  const { publicUrl } = wanted;
  if (env.twilio.kind === "twilio") {
    return {
      telephone: makeTelephone({ ...env.twilio, publicUrl }),
      webhookSecret: env.twilio.authToken,
      // Each answer is billed on a real account, so there it is a choice; the simulator tells at no cost.
      detectMachines: env.TWILIO_MACHINE_DETECTION,
      simulatorUrl: null,
    };
  }
  const account = simulatedAccount(wanted.secret);
  const url = wanted.runSimulator ? await runSimulator(account, wanted) : `http://127.0.0.1:${wanted.simulatorPort}`;
  return {
    telephone: makeTelephone({ kind: "simulator", ...account, publicUrl, url }),
    webhookSecret: account.authToken,
    detectMachines: true,
    simulatorUrl: url,
  };
}

async function runSimulator(account: Account, { simulatorPort, closing }: Wanted): Promise<string> {
  const simulator = await startSimulator({ ...account, port: simulatorPort, speed: env.SIMULATOR_SPEED });
  closing.onClose("the telephone simulator", simulator.close);
  return simulator.url;
}

type Account = { accountSid: string; authToken: string; apiKey: string; apiSecret: string };

function simulatedAccount(secret: string): Account {
  const derived = (what: string) => createHash("sha256").update(`${what} ${secret}`).digest("hex").slice(0, 32);
  return {
    accountSid: simulatorAccountSid,
    authToken: derived("auth token"),
    apiKey: `SK${derived("api key")}`,
    apiSecret: derived("api secret"),
  };
}
