/**
 * What newcomer and hub say to each other on a connection of purpose `enrol`, as a document. The desk proves first: a hub
 * that is none learns nothing it could use, a desk that guesses has used up a try.
 *
 *   desk → hub   begin                                     → {salt}, new for every connection: nothing can be replayed
 *   desk → hub   prove   node id, name, address, proof     → {proof, number, first row of the log} | refusal
 */
import { z } from "zod";
import { id, name } from "../../shared/kernel/text.ts";
import { refusal } from "../../shared/wire.ts";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

export const begun = z.union([z.strictObject({ salt: hex(16) }), z.strictObject({ refusal })]);
export const prove = z.strictObject({ nodeId: id, name, address: z.string().max(200), nonce: hex(16), proof: hex(32) });
export type Prove = z.infer<typeof prove>;
export const proved = z.union([z.strictObject({ proof: hex(32), number: z.number().int().min(1).max(99), firstHash: z.string().max(64) }), z.strictObject({ refusal })]);
