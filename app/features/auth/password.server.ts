import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's first choice of costs: about 30 ms and 19 MiB a try. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, costs);

/** A hash nobody knows the password of: an unknown address takes as long as a wrong password. */
const nobody = hashPassword(crypto.randomUUID());

export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== null;
}
