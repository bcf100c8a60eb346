/**
 * An honest desk as far as a hub can see: enrolled by a code, says hello, offers one command after another and takes what
 * comes. Nothing of its own stands between a command and the hub's word, so it is timed beside a bare client.
 */
import type { Connection } from "../../electron/sync/connection.ts";
import type { NodeKey } from "../../electron/sync/key-print.ts";
import { openSocket, socketConnection } from "../../electron/sync/socket-connection.ts";
import { proofOf, stretch } from "../../electron/trust/proof.ts";
import { helloAnswer } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";
import { keyOf } from "../desks/keys.ts";
import { codeOf, portOf } from "../desks/one-process.ts";
import type { Place } from "../desks/one-process.ts";

/** What a desk that is enrolled needs to join; all of it can be handed to another thread. */
export interface WireDesk {
  readonly name: string;
  readonly number: number;
  readonly own: NodeKey;
  readonly port: number;
  readonly hello: unknown;
}

/** Commands of one ticket: one with thousands of notes is no hospital's. */
const perTicket = 10;
const call = { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } };

/** What a newcomer sends to be let in, with the number it got. */
export interface Enrolled {
  readonly number: number;
  readonly recorded: unknown;
}

/** Lets a node in by the real way, with the key of this name. */
export async function enrol(hub: Place, name: string): Promise<Enrolled> {
  const own = await keyOf(name);
  const opened = await openSocket(own, `https://127.0.0.1:${portOf(hub)}`, "enrol");
  if (opened === undefined) throw new Error(`${name} could not dial`);
  const { socket, peer } = opened;
  const ask = (call: string, body: unknown) => socket.timeout(5_000).emitWithAck(call, body) as Promise<Record<string, unknown>>;
  const code = codeOf(hub);
  const transcript = { salt: String((await ask("begin", {}))["salt"]), nonce: "1".repeat(32), deskPrint: own.print, hubPrint: peer, nodeId: `node-${name}` };
  const recorded = { nodeId: transcript.nodeId, name, address: "", nonce: transcript.nonce, proof: proofOf(await stretch(code, transcript), "desk", transcript) };
  const number = (await ask("prove", recorded))["number"];
  socket.disconnect();
  if (typeof number !== "number") throw new Error(`${name} got no number`);
  return { number, recorded };
}

/** Enrolled under this name. */
export async function wireDesk(hub: Place, name: string): Promise<WireDesk> {
  const { number } = await enrol(hub, name);
  const { log } = hub.host.core().store;
  const hello = { protocol: spoken, nodeId: `node-${name}`, name, address: "", deskNumber: 0, seenEpoch: 0, runs: log.runs(), firstHash: log.firstHash() };
  return { name, number, own: await keyOf(name), port: portOf(hub), hello };
}

/** Joins. What it answers offers a call, or a note on the last of them, and is done when the hub says that it is ordered. */
export async function joinWire({ name, number, own, port, hello }: WireDesk): Promise<() => Promise<void>> {
  const opened = await openSocket(own, `https://127.0.0.1:${port}`, "sync");
  if (opened === undefined) throw new Error("the hub cannot be reached");
  const connection = socketConnection(opened.socket, opened.peer);
  connection.on("pulse", () => {});
  connection.on("events", (message, answer) => {
    const { events } = message as { readonly events: readonly { readonly seq: number }[] }; // as the hub sends them
    const applied = { head: events.at(-1)?.seq ?? 0 };
    answer(applied);
    connection.send("applied", applied);
  });
  await join(connection, hello);
  let serial = 0;
  let ticketId = "";
  return async () => {
    const commandId = `${name}-${++serial}`;
    const isCall = serial % perTicket === 1;
    if (isCall) ticketId = commandId;
    const ticketNumber = `261122-${number}-${String(Math.ceil(serial / perTicket)).padStart(4, "0")}`;
    const request = isCall ? { command: "ticket.log", body: { ...call, number: ticketNumber } } : { command: "ticket.note", body: { ticketId, text: "记一笔" } };
    const command = { ...request, commandId, actor: "li-jianguo", desk: number, observedAtMs: Date.now() };
    const answer = await connection.ask("offer", { commands: [command] }) as { readonly verdicts?: readonly { readonly refusal: unknown }[] } | undefined;
    if (answer?.verdicts?.[0]?.refusal !== null) throw new Error(`not ordered: ${JSON.stringify(answer)}`);
  };
}

/** A hub that has others to welcome asks for patience. */
async function join(connection: Connection, hello: unknown): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ("welcome" in helloAnswer.parse(await connection.ask("hello", hello))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the hub does not let the desk in");
}
