/** Photos between two desks over the real wire: they follow the log, in their own time. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CallInput, CallName } from "../../shared/bridge.ts";
import { fileChunkBytes } from "../../shared/file/file.ts";
import { repair } from "../electron/desk/small-desk.ts";
import { House, converged, does } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House({ meetAnywhere: true });
  hub = await house.openHub();
});
afterEach(() => house.close());

function call<N extends CallName>(place: Place, name: N, input: CallInput<N>) {
  return place.host.door.letIn({ access: "desk", host: "browser" }, () => {}).call(name, input);
}

async function put(place: Place, bytes: Buffer): Promise<string> {
  for (let offset = 0; ; offset += fileChunkBytes) {
    const piece = bytes.subarray(offset, offset + fileChunkBytes);
    const isLast = offset + piece.length >= bytes.length;
    const outcome = await call(place, "putFile", { uploadId: "u1", offset, data: piece.toString("base64"), isLast });
    if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
    const { sha256 } = outcome.value as { sha256: string | null };
    if (isLast) return sha256 ?? "";
  }
}

async function get(place: Place, sha256: string): Promise<Buffer | string> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ;) {
    const outcome = await call(place, "getFile", { sha256, offset });
    if (outcome.kind !== "done") return outcome.kind === "refused" ? outcome.refusal.code : outcome.kind;
    const { data, total } = outcome.value as { data: string; total: number };
    pieces.push(Buffer.from(data, "base64"));
    offset += Buffer.from(data, "base64").length;
    if (offset >= total) return Buffer.concat(pieces);
  }
}

it("a photo put at a desk is at the hub and at a desk that joins later", async () => {
  const photo = randomBytes(2 * fileChunkBytes + 5);
  const desk = await house.openDesk(hub);
  const sha256 = await put(desk, photo);
  expect(await get(hub, sha256)).toBe("file.not-here");
  const ticketId = does(desk, "ticket.log", repair());
  does(desk, "ticket.attach", { ticketId, sha256, name: "漏水.jpg", mime: "image/jpeg", bytes: photo.length });
  await converged(hub, desk);
  const isAt = async (place: Place) => photo.equals(await get(place, sha256).then((got) => (typeof got === "string" ? Buffer.alloc(0) : got)));
  await untilAsync(() => isAt(hub));
  const later = await house.openDesk(hub);
  await untilAsync(() => isAt(later));
  expect(await isAt(later)).toBe(true);
}, 30_000);

it("a file over the limit, or out of order, is said so and leaves nothing behind", async () => {
  expect(await call(hub, "putFile", { uploadId: "u2", offset: 19_999_999, data: Buffer.alloc(9).toString("base64"), isLast: true })).toMatchObject({ kind: "refused", refusal: { code: "file.too-large" } });
  expect(await call(hub, "putFile", { uploadId: "u2", offset: 5, data: Buffer.alloc(9).toString("base64"), isLast: true })).toMatchObject({ kind: "done", value: { bytes: 0, sha256: null } });
  expect(await call(hub, "putFile", { uploadId: "../u2", offset: 0, data: "", isLast: true })).toMatchObject({ kind: "refused", refusal: { code: "input.invalid" } });
});

async function untilAsync(isTrue: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error("not in time");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
