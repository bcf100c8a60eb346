/** "Is this not the leak they told us about?" */
import { describe, expect, it } from "vitest";
import { hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import type { IntakeTicket } from "../../../shared/intake/proposal.ts";
import { catalogue, nowMs, proposer } from "./sample.ts";

function open(ticketId: string, placeId: string, serviceId: string, minutesAgo: number): IntakeTicket {
  return {
    ticketId, number: ticketId, placeId, place: { zh: placeId, en: placeId }, serviceId, matter: "", loggedAtMs: nowMs - minutesAgo * minuteMs, promisedAtMs: null,
  };
}
const same = (line: string, openTickets: readonly IntakeTicket[]) => proposer.propose(line, { nowMs, openTickets }).same;

describe("the same fault", () => {
  it("is an open job of that type in the same department within two hours", () => {
    expect(same("呼吸内科12床空调漏水", [open("a", "b3-f7-bed10", "ac-leak", 2)])?.ticket.ticketId).toBe("a");
    expect(same("呼吸内科12床空调漏水", [open("a", "b3-f7-bed10", "ac-leak", 2 * hourMs / minuteMs + 1)])).toBeNull();
  });
  it("is not another matter there, nor the same matter elsewhere", () => {
    expect(same("呼吸内科12床空调漏水", [open("a", "b3-f7-bed10", "light-out", 2), open("b", "b2-f5-bed10", "ac-leak", 2)])).toBeNull();
  });
  it("is rather the one in the very place, then the newest", () => {
    const found = same("呼吸内科12床空调漏水", [open("near", "b3-f7-bed10", "ac-leak", 2), open("here", "b3-f7-bed12", "ac-leak", 60), open("older", "b3-f7-bed12", "ac-leak", 90)]);
    expect(found?.ticket.ticketId).toBe("here");
  });
  it("is also another job of the same crew and group in the very place", () => {
    expect(same("呼吸内科12床空调漏水", [open("a", "b3-f7-bed12", "ac-not-cooling", 5)])?.ticket.ticketId).toBe("a");
  });
  it("is a fault in another ward behind the same equipment", () => {
    const fed = catalogue.equipment.filter((one) => one.kind === "fan-coil" && one.upstreamId !== null && one.placeId.includes("bed"));
    const wardOf = (placeId: string) => catalogue.places.find((place) => place.placeId === placeId)?.parentId;
    const pair = fed.flatMap((one) => fed.filter((other) => other.upstreamId === one.upstreamId && wardOf(other.placeId) !== wardOf(one.placeId)).map((other) => [one, other] as const))[0];
    if (pair === undefined) return expect(fed.length).toBeGreaterThan(0);
    const [one, other] = pair;
    const asked = proposer.propose("空调漏水", { nowMs, callerPlaceId: one.placeId, openTickets: [open("a", other.placeId, "ac-leak", 5)] });
    expect(asked.same?.why[0]?.key).toBe("sameUpstream");
  });
});
