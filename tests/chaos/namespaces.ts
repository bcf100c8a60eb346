/**
 * A network of the kernel's own: each machine in a network namespace of its own, with one cable (a veth pair) to a bridge in
 * another. Its faults are the cable's: pulled out, silent in one direction or in both, late or narrow. Nothing of it is
 * outside those namespaces; those of a run that died are swept away by the next. Needs root and `ip`, `tc`, `ss` (iproute2).
 */
import { spawnSync } from "node:child_process";
import type { Line, Network } from "./network.ts";

/** All namespaces of all runs: `yizhan-chaos-<process>-<network>-<machine>`. */
const mark = "yizhan-chaos";
/** Made anew inside each run's namespaces, so that runs do not meet. */
const subnet = "10.77.0";
/** Every machine has its own ports: pages here, desks 100 above. */
const pagesPort = 4_100;
let opened = 0;

/** The bridge, without machines; throws where this machine does not let us. */
export function openNamespaces(): Network {
  if (process.getuid?.() !== 0) throw new Error("not root");
  sweep();
  const run = `${mark}-${process.pid}-${++opened}`;
  const hall = `${run}-hall`;
  const names = [hall];
  const close = () => { for (const name of names.splice(0)) attempt("ip", "netns", "del", name); };
  try {
    must("ip", "netns", "add", hall);
    must("ip", "-n", hall, "link", "add", "bridge", "type", "bridge");
    must("ip", "-n", hall, "link", "set", "bridge", "up");
    must("ip", "netns", "exec", hall, "tc", "qdisc", "add", "dev", "bridge", "root", "blackhole");
    must("tc", "-n", hall, "qdisc", "del", "dev", "bridge", "root");
  } catch (fault) {
    close();
    throw fault;
  }
  const canDelay = attempt("tc", "-n", hall, "qdisc", "add", "dev", "bridge", "root", "netem", "delay", "1ms");
  return {
    name: `network namespaces, with ${canDelay ? "late and lost packets (netem)" : "a narrow line where netem is not in this kernel"}`,
    async plug() {
      const machine = names.length;
      names.push(`${run}-${machine}`);
      return plugIn({ hall, name: `${run}-${machine}`, machine, canDelay });
    },
    close,
  };
}

interface Plug {
  readonly hall: string;
  readonly name: string;
  /** From 1. */
  readonly machine: number;
  readonly canDelay: boolean;
}

function plugIn({ hall, name, machine, canDelay }: Plug): Line {
  const port = `port${machine}`;
  must("ip", "netns", "add", name);
  must("ip", "-n", hall, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name);
  must("ip", "-n", hall, "link", "set", port, "master", "bridge", "up");
  must("ip", "-n", name, "addr", "add", `${subnet}.${machine}/24`, "dev", "eth0");
  must("ip", "-n", name, "link", "set", "lo", "up");
  must("ip", "-n", name, "link", "set", "eth0", "up");
  const toMachine = (...how: readonly string[]) => must("tc", "-n", hall, "qdisc", "add", "dev", port, "root", ...how);
  const fromMachine = (...how: readonly string[]) => must("tc", "-n", name, "qdisc", "add", "dev", "eth0", "root", ...how);
  const both = (...how: readonly string[]) => {
    toMachine(...how);
    fromMachine(...how);
  };
  return {
    address: `https://${subnet}.${machine}:${pagesPort + 100}`, port: pagesPort, runWith: ["ip", "netns", "exec", name],
    faults: {
      "cable out": () => must("ip", "-n", hall, "link", "set", port, "down"),
      silent: () => both("blackhole"),
      deaf: () => toMachine("blackhole"),
      mute: () => fromMachine("blackhole"),
      ...(canDelay
        ? { "late and lossy": (chance) => both("netem", "delay", `${chance.between(20, 200)}ms`, "20ms", "loss", `${chance.between(0, 20)}%`) }
        : { narrow: (chance) => both("tbf", "rate", `${chance.between(64, 512)}kbit`, "burst", "3000", "latency", "200ms") }),
    },
    leadTo(desksPort) {
      if (desksPort !== pagesPort + 100) throw new Error(`a machine's desks port is ${desksPort}`);
    },
    reset: () => void attempt("ip", "netns", "exec", name, "ss", "-tK", "dst", `${subnet}.0/24`),
    heal() {
      attempt("ip", "-n", hall, "link", "set", port, "up");
      attempt("tc", "-n", hall, "qdisc", "del", "dev", port, "root");
      attempt("tc", "-n", name, "qdisc", "del", "dev", "eth0", "root");
    },
    close: () => void attempt("ip", "-n", hall, "link", "del", port),
  };
}

/** Removes what runs left behind whose process is gone, and ends what still runs in it. */
export function sweep(): void {
  const { stdout } = spawnSync("ip", ["netns", "list"], { encoding: "utf8" });
  for (const name of (stdout ?? "").split("\n").map((line) => line.split(" ")[0] ?? "")) {
    if (!name.startsWith(`${mark}-`) || isRunning(Number(name.split("-")[2]))) continue;
    for (const pid of spawnSync("ip", ["netns", "pids", name], { encoding: "utf8" }).stdout.split("\n")) if (pid !== "") end(Number(pid));
    attempt("ip", "netns", "del", name);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // there is none: the only way to be told
  }
}

function end(pid: number): void {
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
}

function attempt(...[program = "", ...rest]: readonly string[]): boolean {
  return spawnSync(program, rest).status === 0;
}

function must(...[program = "", ...rest]: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, rest, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${rest.join(" ")}: ${error?.message ?? stderr.trim()}`);
}
