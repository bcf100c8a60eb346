/** The network of a chaos run by itself: what each fault does to two machines, and that nothing of it stays behind. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seeded } from "../../electron/commands/seeded.ts";
import { openNamespaces, sweep } from "./namespaces.ts";
import { openNetwork } from "./network.ts";
import type { Line, Network } from "./network.ts";

/** Why no namespaces can be made here, if so. */
function whyNot(): string {
  try {
    openNamespaces().close();
    return "";
  } catch (fault) {
    return String(fault);
  }
}

const reason = whyNot();
const names = () => spawnSync("ip", ["netns", "list"], { encoding: "utf8" }).stdout.split("\n").flatMap((line) => line.split(" ")[0] || []);
const ownNames = () => names().filter((name) => name.startsWith(`yizhan-chaos-${process.pid}-`));

/** Runs a line of JavaScript on a machine. */
const runOn = ({ runWith: [program = "", ...rest] }: Line, code: string) => spawn(program, [...rest, process.execPath, "-e", code], { stdio: ["ignore", "pipe", "inherit"] });

it("says which network it is, and takes the proxies where it is told to", () => {
  const network = openNetwork("proxy");
  expect(network.name).toBe("TCP proxies (as asked)");
  network.close();
});

describe.skipIf(reason !== "")(`a network of namespaces${reason === "" ? "" : ` (${reason})`}`, () => {
  let network: Network;
  let [near, far]: Line[] = [];
  beforeEach(async () => {
    network = openNamespaces();
    [near, far] = [await network.plug(), await network.plug()];
  });
  afterEach(() => network.close());

  /** A machine that answers whoever connects; the other asks it, and says what it heard within half a second. */
  async function listen(): Promise<{ ask: () => Promise<string>; end: () => void }> {
    const { hostname, port } = new URL(far?.address ?? "");
    const server = runOn(far as Line, `require("net").createServer((one) => one.on("error", () => {}).end("heard")).listen(${port}, () => console.log("open"))`);
    await once(server.stdout, "data");
    return {
      async ask() {
        const client = runOn(near as Line, `const one = require("net").connect(${port}, "${hostname}"); one.on("data", (said) => process.stdout.write(said)).on("error", () => {}); setTimeout(() => process.exit(), 500)`);
        let said = "";
        client.stdout.on("data", (bytes: Buffer) => { said += bytes.toString(); });
        await once(client, "close");
        return said;
      },
      end: () => void server.kill(),
    };
  }

  it("lets two machines speak, and nobody outside", async () => {
    const { ask, end } = await listen();
    expect(await ask()).toBe("heard");
    expect(spawnSync("ip", ["-brief", "link"], { encoding: "utf8" }).stdout).not.toContain("port1");
    end();
  });

  it.each(["cable out", "silent", "deaf", "mute"])("lets nothing through a line that is %s, until it is mended", async (fault) => {
    const { ask, end } = await listen();
    far?.faults[fault]?.(seeded(1));
    expect(await ask()).toBe("");
    far?.heal();
    expect(await ask()).toBe("heard");
    end();
  });

  it("carries all it is given on a narrow line", async () => {
    const { ask, end } = await listen();
    far?.faults["narrow"]?.(seeded(1)); // where the kernel has netem, packets are lost instead, and come late
    expect(await ask()).toBe("heard");
    end();
  });

  it("leaves nothing behind", () => {
    expect(ownNames()).toHaveLength(3);
    network.close();
    expect(ownNames()).toEqual([]);
  });

  it("sweeps away what a run left behind that was killed, with what still runs in it, and nothing of a living one", async () => {
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    const left = `yizhan-chaos-${dead.pid}-1-1`;
    spawnSync("ip", ["netns", "add", left]);
    const orphan = spawn("ip", ["netns", "exec", left, process.execPath, "-e", 'console.log("runs"); setInterval(() => {}, 1000)'], { stdio: ["ignore", "pipe", "inherit"] });
    await once(orphan.stdout, "data");
    sweep();
    expect((await once(orphan, "exit"))[1]).toBe("SIGKILL");
    expect(names()).not.toContain(left);
    expect(ownNames()).toHaveLength(3);
  });
});
