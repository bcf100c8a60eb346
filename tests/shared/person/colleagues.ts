/** Records of people and verifiers of no PIN in particular, for tests of the rules: those never look inside a verifier. */
import type { CommandBodies } from "../../../shared/house.ts";
import type { Verifier } from "../../../shared/person/secret.ts";

type PersonRecord = CommandBodies["person.define"];

export const someVerifier: Verifier = { kind: "scrypt", salt: "AAAAAAAAAAAAAAAAAAAAAA==", hash: `${"A".repeat(43)}=`, logN: 15, r: 8, p: 1 };

/** A person's record with nothing in it but who they are. */
export function recordOf(id: string, zh: string, rest: Pick<PersonRecord, "role"> & Partial<PersonRecord>): PersonRecord {
  return { id, name: { zh, en: id }, crewId: null, phone: "", skills: [], certificates: [], ...rest };
}
