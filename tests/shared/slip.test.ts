import { describe, expect, it } from "vitest";
import { slip } from "../../shared/slip/slip.ts";
import { ask, cancel, log } from "./asks.ts";
import { given } from "./given.ts";

const print = (commandId = "s1", alone = false) => ask("slip.print", { ticketId: "c1", alone }, { commandId });
const device = { actor: "device" };
const begin = (slipId = "s1", desk = 1) => ask("slip.begin", { slipId }, { ...device, desk });
const end = (outcome: "printed" | "failed" | "unknown" | "dropped", desk = 1) => ask("slip.end", { slipId: "s1", outcome }, { desk });

describe("a slip", () => {
  it("is asked for with the number of its job, and counted", () => {
    given(log()).when(print()).then([{ type: "slip.asked@1", id: "s1", body: { ticketId: "c1", number: "261122-1-0001", copy: 1, alone: false } }, { type: "tally.counted@1", id: "c1" }]);
    given(log(), print()).when(print("s2")).then([{ type: "slip.asked@1", id: "s2", body: { copy: 2 } }, { type: "tally.counted@1" }]);
  });

  it("may be printed of a job that has ended too: somebody wants it on paper", () => {
    expect(given(log(), cancel("c1"), print()).state(slip, "s1").step).toBe("asked");
  });

  it("is begun once, so that no second paper comes out by itself", () => {
    given(log(), print()).when(begin()).then([{ type: "slip.begun@1", id: "s1" }]);
    given(log(), print(), begin()).when(begin()).thenRefused("slip.begun-already");
    given(log(), print(), begin(), end("printed")).when(begin()).thenRefused("slip.begun-already");
  });

  it("is the business of the desk whose printer it is for", () => {
    given(log(), print()).when(begin("s1", 2)).thenRefused("slip.other-desk");
    given(log(), print()).when(end("dropped", 2)).thenRefused("slip.other-desk");
    given(log()).when(begin()).thenRefused("slip.unknown");
  });

  it("of unknown outcome is settled by a person who looked; one that ended stays as it is", () => {
    expect(given(log(), print(), begin(), end("unknown"), end("printed")).state(slip, "s1").step).toBe("printed");
    given(log(), print(), begin(), end("printed")).when(end("printed")).then([]);
    given(log(), print(), begin(), end("printed")).when(end("failed")).thenRefused("slip.ended-already");
  });
});
