/**
 * An honest desk as far as a hub can see: enrolled by a code, says hello, offers one command after another and takes what
 * comes. Nothing of its own stands between a command and the hub's word, so it is timed beside a bare client.
 */
import type { Connection } from "../../electron/sync/connection.ts";
import { openSocket, socketConnection } from "../../electron/sync/socket-connection.ts";
import { proofOf, stretch } from "../../electron/trust/proof.ts";
import { helloAnswer } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";
import { keyOf } from "../desks/keys.ts";
import { codeOf, portOf } from "../desks/one-process.ts";
import type { Place } from "../desks/one-process.ts";

export interface WireDesk {
  readonly number: number;
  /** Offers a call, or a note on the last of them; done when the hub says that it is ordered. */
  give(): Promise<void>;
  close(): Promise<void>;
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

/** Enrolled under this name, and joined. */
export async function openWireDesk(hub: Place, name: string): Promise<WireDesk> {
  const { number } = await enrol(hub, name);
  const opened = await openSocket(await keyOf(name), `https://127.0.0.1:${portOf(hub)}`, "sync");
  if (opened === undefined) throw new Error("the hub cannot be reached");
  const connection = socketConnection(opened.socket, opened.peer);
  connection.on("pulse", () => {});
  connection.on("events", (message, answer) => {
    const { events } = message as { readonly events: readonly { readonly seq: number }[] }; // as the hub sends them
    const applied = { head: events.at(-1)?.seq ?? 0 };
    answer(applied);
    connection.send("applied", applied);
  });
  await join(connection, hub, name);
  let serial = 0;
  let ticketId = "";
  return {
    number,
    async give() {
      const commandId = `${name}-${++serial}`;
      const isCall = serial % perTicket === 1;
      if (isCall) ticketId = commandId;
      const ticketNumber = `261122-${number}-${String(Math.ceil(serial / perTicket)).padStart(4, "0")}`;
      const request = isCall ? { command: "ticket.log", body: { ...call, number: ticketNumber } } : { command: "ticket.note", body: { ticketId, text: "记一笔" } };
      const command = { ...request, commandId, actor: "li-jianguo", desk: number, observedAtMs: Date.now() };
      const answer = await connection.ask("offer", { commands: [command] }) as { readonly verdicts?: readonly { readonly refusal: unknown }[] } | undefined;
      if (answer?.verdicts?.[0]?.refusal !== null) throw new Error(`not ordered: ${JSON.stringify(answer)}`);
    },
    close: async () => connection.close(),
  };
}

/** A hub that has others to welcome asks for patience. */
async function join(connection: Connection, hub: Place, name: string): Promise<void> {
  const { log } = hub.host.core().store;
  const hello = { protocol: spoken, nodeId: `node-${name}`, name, address: "", deskNumber: 0, seenEpoch: 0, runs: log.runs(), firstHash: log.firstHash() };
  for (let tries = 0; tries < 100; tries++) {
    if ("welcome" in helloAnswer.parse(await connection.ask("hello", hello))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the hub does not let the desk in");
}
