/**
 * The newcomer's side: dials the hub it was told, proves that it knows the code, and believes the hub only if the hub
 * proves the same. What it takes home is the hub's fingerprint, which it pins until the log names every desk.
 */
import { randomBytes } from "node:crypto";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Connection, Dial } from "../sync/connection.ts";
import { begun, proved } from "./enrol-wire.ts";
import { codeFrom, codeLength, isSameProof, proofOf, stretch } from "./proof.ts";

export interface JoinRequest {
  /** Dials for the purpose `enrol`. */
  readonly dial: Dial;
  readonly address: string;
  /** As it was typed. */
  readonly code: string;
  readonly ownPrint: string;
  readonly nodeId: string;
  readonly name: string;
  /** Where this node listens; empty where it is not told. */
  readonly ownAddress: string;
}

/** What an enrolment brings home. */
export interface Joined {
  readonly hubPrint: string;
  readonly number: number;
  /** Hash of the first row of the hub's log. */
  readonly firstHash: string;
}

/** Refuses `trust.code-short`, `sync.hub-unreachable`, `trust.hub-not-proved` (the other side does not know the code), and whatever the hub says. */
export async function askToJoin(request: JoinRequest): Promise<Joined | Refusal> {
  if (codeFrom(request.code).length !== codeLength) return refuse("trust.code-short", { length: codeLength });
  const connection = await request.dial(request.address);
  if (connection === undefined) return refuse("sync.hub-unreachable");
  try {
    return await proveBoth(connection, request);
  } finally {
    connection.close();
  }
}

async function proveBoth(connection: Connection, { code, ownPrint, nodeId, name, ownAddress }: JoinRequest): Promise<Joined | Refusal> {
  const start = begun.safeParse(await connection.ask("begin", {}));
  if (!start.success) return refuse("sync.hub-unreachable");
  if ("refusal" in start.data) return start.data.refusal;
  const transcript = { salt: start.data.salt, nonce: randomBytes(16).toString("hex"), deskPrint: ownPrint, hubPrint: connection.peer, nodeId };
  const key = await stretch(codeFrom(code), transcript);
  const answer = proved.safeParse(await connection.ask("prove", { nodeId, name, address: ownAddress, nonce: transcript.nonce, proof: proofOf(key, "desk", transcript) }));
  if (!answer.success) return refuse("sync.hub-unreachable");
  if ("refusal" in answer.data) return answer.data.refusal;
  if (!isSameProof(answer.data.proof, proofOf(key, "hub", transcript))) return refuse("trust.hub-not-proved");
  return { hubPrint: connection.peer, number: answer.data.number, firstHash: answer.data.firstHash };
}
