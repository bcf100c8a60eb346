/** Under which addresses this machine can be reached in the hospital's network, the likeliest first. */
import { networkInterfaces } from "node:os";
import type { NetworkInterfaceInfo } from "node:os";

export interface LanAddress {
  /** As the operating system calls the card: `eth0`, `以太网`. */
  readonly name: string;
  readonly address: string;
}

/** Networks inside the machine (virtual machines, containers, tunnels), which nobody else can reach. */
const inside = /^(docker|veth|br-|virbr|vmnet|vboxnet|vEthernet|tun|tap|wg|utun|zt|tailscale)/i;
/** RFC 1918, as hospitals use them. */
const privateNet = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** IPv4 addresses of this machine; private networks before others, real cards before made-up ones. */
export function lanAddresses(cards: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): readonly LanAddress[] {
  const all = Object.entries(cards).flatMap(([name, infos = []]) => infos.filter((one) => one.family === "IPv4" && !one.internal).map(({ address }) => ({ name, address })));
  const rank = ({ name, address }: LanAddress) => (inside.test(name) ? 2 : 0) + (privateNet.test(address) ? 0 : 1) + (address.startsWith("169.254.") ? 4 : 0);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** The chosen address while the machine has it, else the likeliest; undefined without a network. */
export function lanAddress(chosen: string, all: readonly LanAddress[] = lanAddresses()): string | undefined {
  return all.find((one) => one.address === chosen)?.address ?? all[0]?.address;
}
