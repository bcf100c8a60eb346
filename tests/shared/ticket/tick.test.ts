import { describe, expect, it } from "vitest";
import { ticket } from "../../../shared/ticket/state.ts";
import { steppedService, steppedTicket } from "../aftercare-asks.ts";
import { ask } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const tick = (place: number, done = true) => ask("ticket.tick", { ticketId: "trapped", place, done }, { atMinute: 1 });

describe("ticket.tick", () => {
  const open = given(steppedService, steppedTicket);

  it("says who did a step of the SOP, and when", () => {
    expect(open.after(tick(1)).state(ticket, "trapped").ticked).toEqual({ 1: { atMs: nowMs + 60_000, desk: 1, by: "li-jianguo" } });
  });

  it("changes nothing the second time, and is taken back", () => {
    const once = open.after(tick(0)).after(tick(1));
    once.when(tick(1)).then([]);
    expect(Object.keys(once.after(tick(1, false)).state(ticket, "trapped").ticked ?? {})).toEqual(["0"]);
    open.when(tick(0, false)).then([]);
  });

  it("knows only the steps of that service", () => {
    open.when(tick(2)).thenRefused("ticket.no-such-step");
  });
});
