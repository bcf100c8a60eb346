import { describe, expect, it } from "vitest";
import { ticket } from "../../../shared/ticket/state.ts";
import { arrive, ask, cancel, closed, dispatched, finished, log, prioritise } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const minuteMs = 60_000;
const urge = (by = "") => ask("ticket.urge", { ticketId: "c1", by });
const escalate = (reason = "") => ask("ticket.escalate", { ticketId: "c1", reason });
const promise = (promisedAtMs: number) => ask("ticket.promise", { ticketId: "c1", promisedAtMs });

describe("ticket.urge", () => {
  it("is counted, with who rang", () => {
    given(log()).when(urge("护士长")).then([{ type: "ticket.urged@1", body: { by: "护士长" } }]);
    expect(given(log(), urge(), urge(), urge()).state(ticket, "c1").urged).toBe(3);
  });

  it("is refused when the work is done, with when it was", () => {
    given(...finished).when(urge()).thenRefused("ticket.finished-already", { atMs: nowMs });
  });
});

describe("ticket.escalate", () => {
  it("climbs one level at a time to the top, and no further", () => {
    given(log()).when(escalate("没人接")).then([{ type: "ticket.escalated@1", body: { level: 1, reason: "没人接" } }]);
    const top = given(log(), ...Array.from({ length: 5 }, () => escalate()));
    expect(top.state(ticket, "c1").escalation).toBe(5);
    top.when(escalate()).thenRefused("ticket.top-level", { number: "261122-1-0001" });
  });

  it("is refused when the work is done", () => {
    given(...finished).when(escalate()).thenRefused("ticket.finished-already");
  });
});

describe("ticket.promise", () => {
  it("records what the ward was told; a new promise takes the place of the old one", () => {
    given(log()).when(promise(nowMs + 10 * minuteMs)).then([{ type: "ticket.promised@1", body: { promisedAtMs: nowMs + 10 * minuteMs } }]);
    expect(given(log(), promise(nowMs + 10 * minuteMs), promise(nowMs + 30 * minuteMs)).state(ticket, "c1").promisedAtMs).toBe(nowMs + 30 * minuteMs);
  });

  it("is refused for a time that is past, and once the crew is there", () => {
    given(log()).when(promise(nowMs - 1)).thenRefused("ticket.promise-past", { atMs: nowMs - 1 });
    given(...dispatched, arrive("c1", { atMinute: 4 })).when(promise(nowMs + 20 * minuteMs)).thenRefused("ticket.arrived-already", { atMs: nowMs + 4 * minuteMs });
  });

  it("lets no time in that is no time", () => {
    for (const promisedAtMs of [-1, 1.5, Number.NaN, 1e15]) given(log()).when(promise(promisedAtMs)).thenInvalid("promisedAtMs");
  });
});

describe("ticket.prioritise", () => {
  it("gives the due times of the new level, from the start of the clock", () => {
    const after = given(log()).when(prioritise("c1", 1, { atMinute: 10 })).then([{ type: "ticket.prioritised@1", body: { priority: 1, reason: "" } }]);
    expect(after.state(ticket, "c1")).toMatchObject({ priority: 1, due: { acceptByMs: nowMs + 2 * minuteMs, finishByMs: nowMs + 30 * minuteMs } });
  });

  it("is refused for the priority it has, and once the work is done: a late job is not made punctual afterwards", () => {
    given(log()).when(prioritise("c1", 3)).thenRefused("ticket.priority-same", { number: "261122-1-0001" });
    given(...finished).when(prioritise("c1", 4)).thenRefused("ticket.finished-already");
  });
});

describe("ticket.note and ticket.attach", () => {
  const note = (text: string) => ask("ticket.note", { ticketId: "c1", text });
  const attach = (sha256: string, name: string) => ask("ticket.attach", { ticketId: "c1", sha256, name, mime: "image/jpeg", bytes: 2048 });

  it("a note is taken at any time, also after the end", () => {
    for (const story of [[log()], closed, [log(), cancel("c1")]]) given(...story).when(note("拍了照")).then([{ type: "ticket.noted@1", body: { text: "拍了照" } }]);
    expect(given(log(), note("一"), note("二")).state(ticket, "c1").notes).toBe(2);
  });

  it("a note says something", () => {
    given(log()).when(note(" \n")).thenRefused("ticket.note-empty");
  });

  it("a file is attached by its hash, and once however often sent", () => {
    const [a, b] = ["a".repeat(64), "b".repeat(64)];
    const photo = { sha256: a, name: "漏水.jpg", mime: "image/jpeg", bytes: 2048 };
    given(log()).when(attach(a, "漏水.jpg")).then([{ type: "file.named@1", id: a, body: photo }, { type: "ticket.attached@1", body: photo }]);
    given(log(), attach(a, "1.jpg")).when(attach(a, "3.jpg")).then([]);
    expect(given(log(), attach(a, "1.jpg"), attach(b, "2.jpg")).state(ticket, "c1").attachments.map((file) => file.name)).toEqual(["1.jpg", "2.jpg"]);
  });

  it("a file that another ticket has is named once for all desks", () => {
    const a = "a".repeat(64);
    given(log(), attach(a, "1.jpg"), log({}, { commandId: "other" })).when(ask("ticket.attach", { ticketId: "other", sha256: a, name: "1.jpg", mime: "image/jpeg", bytes: 2048 }))
      .then([{ type: "ticket.attached@1", id: "other" }]);
  });

  it("a file without a proper hash or kind is not let in", () => {
    given(log()).when(attach("A".repeat(64), "1.jpg")).thenInvalid("sha256");
    given(log()).when(ask("ticket.attach", { ticketId: "c1", sha256: "a".repeat(64), name: "1", mime: "text/html" as "image/png", bytes: 1 })).thenInvalid("mime");
    given(log()).when(ask("ticket.attach", { ticketId: "c1", sha256: "a".repeat(64), name: "1", mime: "image/png", bytes: 0 })).thenInvalid("bytes");
  });
});
