/** Who looks at a ticket, between two real desks over a line that can be cut: seen within moments, gone with the line, back with it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Guest } from "../../electron/door.ts";
import type { PresenceRow } from "../../shared/views.ts";
import { House, converged, does, until } from "./one-process.ts";
import type { Gate, Place } from "./one-process.ts";

let house: House;
let hub: Place;
let gate: Gate;
let desk: Place;
let ticketId: string;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
  gate = await house.openGate(hub);
  desk = await house.openDesk(hub, gate.address);
  ticketId = does(hub, "ticket.log", { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "空调漏水", said: "", caller: { name: "王芳", phone: "8371" } });
  await converged(hub, desk);
});
afterEach(() => house.close());

const guestOf = ({ host }: Place): Guest => host.door.letIn({ access: "desk", host: "browser" }, () => {});

/** What this desk shows of the others who have this ticket open. */
function lookersAt({ host }: Place, ticket: string): readonly { readonly desk: number; readonly personId: string | null }[] {
  const { rows, close } = host.core().announcer.open("presence", {}, () => {});
  close();
  const [row] = rows as unknown as readonly PresenceRow[]; // view `presence` has one row of this type, once somebody told of it
  return (row?.looks ?? []).filter((look) => look.ticketId === ticket).map(({ desk: number, personId }) => ({ desk: number, personId }));
}

describe("a ticket that is open at another desk", () => {
  it("shows there who looks at it, until they go on to another", async () => {
    const guest = guestOf(desk);
    await guest.call("signIn", { personId: "chen-jing" });
    await guest.call("look", { ticketId, placeId: null });
    await until(() => lookersAt(hub, ticketId).length === 1, "the hub sees who looks");
    expect(lookersAt(hub, ticketId)).toEqual([{ desk: 2, personId: "chen-jing" }]);
    expect(lookersAt(desk, ticketId)).toEqual([]);
    await guest.call("look", { ticketId: null, placeId: null });
    await until(() => lookersAt(hub, ticketId).length === 0, "nobody looks any more");
  });

  it("is shown to a third desk through the hub", async () => {
    const third = await house.openDesk(hub);
    await guestOf(third).call("look", { ticketId, placeId: null });
    await until(() => lookersAt(desk, ticketId).length === 1, "the other desk sees it");
    expect(lookersAt(desk, ticketId)).toMatchObject([{ desk: 3 }]);
  });

  it("is no longer shown when that desk is cut off, and is again when it is back", async () => {
    await guestOf(desk).call("look", { ticketId, placeId: null });
    await until(() => lookersAt(hub, ticketId).length === 1, "the hub sees it");
    gate.shut();
    await until(() => lookersAt(hub, ticketId).length === 0, "gone with the line");
    gate.open();
    await until(() => lookersAt(hub, ticketId).length === 1, "back with the line", 30_000);
  }, 60_000);
});
