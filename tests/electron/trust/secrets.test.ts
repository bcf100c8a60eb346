/** Keys of this machine: on the disk once, readable by nobody else, sealed where the system can, never in the database. */
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownIdentity } from "../../../electron/trust/identity.ts";
import { openSecrets, secretsFile } from "../../../electron/trust/secrets.ts";
import type { Seal } from "../../../electron/trust/secrets.ts";
import { createWallKeys } from "../../../electron/trust/wall-keys.ts";
import { House } from "../../desks/one-process.ts";
import { removeScratch, scratchFolder } from "../desk/small-desk.ts";

let folder = "";
beforeEach(() => { folder = scratchFolder(); });
afterEach(() => removeScratch(folder));

/** Turns every byte round: enough to see that nothing stands there plainly. */
const seal: Seal = { keepSecret: (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 255)), readSecret: (sealed) => Buffer.from(sealed.map((byte) => byte ^ 255)).toString() };
const textOf = () => readFileSync(join(folder, secretsFile), "utf8");

describe("without a key store", () => {
  it("the file is for its owner alone, and the key is the same after a restart", async () => {
    const { print } = await ownIdentity(openSecrets(folder));
    expect(statSync(join(folder, secretsFile)).mode & 0o777).toBe(process.platform === "win32" ? 0o666 : 0o600);
    expect((await ownIdentity(openSecrets(folder))).print).toBe(print);
    expect(openSecrets(folder).isSealed).toBe(false);
  });
});

describe("with a key store", () => {
  it("nothing stands plainly in the file; a file begun without one is sealed at the next start", async () => {
    const plain = openSecrets(folder);
    const { print } = await ownIdentity(plain);
    expect(textOf()).toContain("PRIVATE KEY");
    const sealed = openSecrets(folder, { seal });
    expect(textOf()).not.toContain("PRIVATE KEY");
    expect((await ownIdentity(sealed)).print).toBe(print);
    expect((await ownIdentity(openSecrets(folder, { seal }))).print).toBe(print);
  });

  it("of another machine the file cannot be read: it is put aside, and the node has a new key and says so", async () => {
    const { print } = await ownIdentity(openSecrets(folder, { seal }));
    const elsewhere = openSecrets(folder, { seal: { ...seal, readSecret() { throw new Error("not of this user"); } } });
    expect(elsewhere.wasLost).toBe(true);
    expect((await ownIdentity(elsewhere)).print).not.toBe(print);
    expect(readdirSync(folder).filter((name) => name.startsWith(`${secretsFile}.unreadable-`))).toHaveLength(1);
  });

  it("that is not there today the file stays as it is: another key serves until the next start", async () => {
    const { print } = await ownIdentity(openSecrets(folder, { seal }));
    const today = openSecrets(folder);
    expect([today.isLocked, today.wasLost]).toEqual([true, false]);
    expect((await ownIdentity(today)).print).not.toBe(print);
    expect((await ownIdentity(openSecrets(folder, { seal }))).print).toBe(print);
  });

  it("a damaged file is put aside too", () => {
    for (const text of ["", "{", "[]", '{"plain":{"a":1}}', '{"sealed":"%%"}']) {
      writeFileSync(join(folder, secretsFile), text);
      expect(openSecrets(folder, { seal }).wasLost).toBe(true);
    }
  });
});

describe("keys of walls", () => {
  it("are one each, and go one by one", () => {
    const walls = createWallKeys(openSecrets(folder));
    expect([walls.add("维修班", 1), walls.add("运送班", 2)]).toEqual([null, null]);
    const [first, second] = createWallKeys(openSecrets(folder)).list();
    expect([first?.name, second?.name]).toEqual(["维修班", "运送班"]);
    expect(first?.key).not.toBe(second?.key);
    expect(walls.revoke(first?.id ?? "")).toBe(first?.key);
    expect([walls.isWall(first?.key ?? ""), walls.isWall(second?.key ?? ""), walls.isWall("")]).toEqual([false, true, false]);
  });
});

it("no key of a running desk stands in its database or in a backup of it", async () => {
  const house = new House();
  const place = await house.openHub();
  place.host.door.letIn({ access: "desk", host: "browser" }, () => {});
  const { deskAddress, wallAddress } = place.host.sharing();
  const secrets = [deskAddress, wallAddress].map((address) => new URL(address).searchParams.get("key") ?? "");
  secrets.push((JSON.parse(readFileSync(join(place.folder, secretsFile), "utf8")) as { plain: Record<string, string> }).plain["node-key"]?.split("\n")[1] ?? "");
  place.host.core().store.db.pragma("wal_checkpoint(TRUNCATE)");
  const database = readFileSync(join(place.folder, "yizhan.db"), "latin1");
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    expect(database.includes(secret)).toBe(false);
  }
  await house.close();
});
