/** The address of a hub as people type it: `192.168.1.10:4810`, with `https://` or without. */

const shape = /^(?:https?:\/\/)?([\w.-]+):(\d{2,5})\/?$/;

/** As desks dial it; undefined where it is none, or this desk's own. */
export function hubAddressFrom(typed: string, own: { readonly port: number; readonly addresses: readonly string[] }): string | undefined {
  const [, host = "", port = ""] = shape.exec(typed.trim()) ?? [];
  const address = `https://${host.toLowerCase()}:${port}`;
  if (host === "" || !URL.canParse(address)) return undefined;
  const isHere = ["127.0.0.1", "localhost", ...own.addresses].includes(host.toLowerCase());
  return isHere && Number(port) === own.port ? undefined : address;
}
