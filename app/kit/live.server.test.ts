import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { announce, openLiveHub } from "./live.server.ts";

/** A wire to the database that can be cut, as when its server restarts; counts who comes through. */
function cuttableWire(url: string) {
  const { hostname, port: there } = new URL(url);
  const ends = new Set<Socket>();
  let server: Server;
  const wire = {
    comers: 0,
    port: 0,
    address: () => Object.assign(new URL(url), { host: `127.0.0.1:${wire.port}` }).href,
    mend: () =>
      new Promise<void>((done) => {
        server = createServer((near) => {
          wire.comers += 1;
          const far = connect(Number(there), hostname);
          for (const [one, other] of [
            [near, far],
            [far, near],
          ] as const) {
            ends.add(one);
            one.pipe(other);
            one.on("error", () => {});
            one.on("close", () => {
              ends.delete(one);
              other.destroy();
            });
          }
        }).listen(wire.port, "127.0.0.1", () => {
          wire.port = (server.address() as AddressInfo).port;
          done();
        });
      }),
    cut: () => {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
  return wire;
}

dbTest(
  "after the database was away for seconds, one listener comes back and each event is heard once",
  async ({ db, runtimeUrl }) => {
    const wire = cuttableWire(runtimeUrl);
    await wire.mend();
    const hub = await openLiveHub(wire.address());
    const heard: unknown[] = [];
    hub.follow("import:1", ({ data }) => heard.push(data));

    wire.cut();
    await wait(2_800);
    wire.comers = 0;
    await wire.mend();
    await wait(1_600);
    await announce(db, "import:1", { phase: "committed" });
    await wait(200);
    const { comers } = wire;
    await hub.close();
    wire.cut();

    expect({ comers, heard }).toEqual({ comers: 1, heard: [{ phase: "committed" }] });
  },
);
