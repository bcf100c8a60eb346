import { describe, expect, it } from "vitest";
import { isSampled } from "../../../shared/ticket/sampling.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { site, siteId } from "../../../shared/site/site.ts";
import { badlyRated, complaint, complaintService, supervisor } from "../aftercare-asks.ts";
import { ask, close, dispatched, evaluate, finish, finished, log, reopen, signed } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const join = (name: string) => ask("ticket.join", { ticketId: "c1", caller: { name, phone: "8372" } });
const ring = (caller: number, result: "done" | "kept" | "no-answer", note = "") => ask("ticket.call-back", { ticketId: "c1", caller, result, note });

describe("ticket.call-back", () => {
  it("tells every caller of a joined job once that it is done", () => {
    const told = given(...dispatched, join("11 床家属"), finish("c1"), ring(1, "done"));
    expect(told.state(ticket, "c1").callers.map((one) => one.calledBackAtMs)).toEqual([undefined, nowMs]);
    expect(told.after(ring(0, "done")).state(ticket, "c1").callers.every((one) => one.calledBackAtMs === nowMs)).toBe(true);
  });

  it("leaves who did not answer on the list, and counts", () => {
    const { callers } = given(...finished, ring(0, "no-answer"), ring(0, "no-answer")).state(ticket, "c1");
    expect(callers[0]).toMatchObject({ name: "王芳", unanswered: 2 });
    expect(callers[0]?.calledBackAtMs).toBeUndefined();
  });

  it("says before the end that the promise holds, which tells nobody that it is done", () => {
    given(log()).when(ring(0, "done")).thenRefused("ticket.not-finished-yet", { number: "261122-1-0001" });
    const before = given(log());
    expect(before.after(ring(0, "kept", "20 分钟内到")).state(ticket, "c1")).toEqual(before.state(ticket, "c1"));
  });

  it("names in the story whom it rang", () => {
    given(...finished).when(ring(0, "done", "满意")).then([{ type: "ticket.called-back@1", body: { caller: 0, name: "王芳", result: "done", note: "满意" } }]);
  });
});

describe("a low rating", () => {
  it("opens a follow-up of whoever took it; three stars open none", () => {
    expect(given(...badlyRated).state(ticket, "c1").followUp).toEqual({ ownerId: "li-jianguo", ownerName: { zh: "李建国", en: "Li Jianguo" }, openedAtMs: nowMs, open: true, note: "" });
    for (const stars of [3, 4, 5]) {
      expect(given(...signed, ask("ticket.evaluate", { ticketId: "c1", stars, reasons: [], comment: "" })).state(ticket, "c1").followUp).toBeUndefined();
    }
  });

  it("given on a page without a person waits for an owner", () => {
    const open = given(...signed, ask("ticket.evaluate", { ticketId: "c1", stars: 2, reasons: [], comment: "" }, { actor: "phone-page" }));
    expect(open.state(ticket, "c1").followUp).toMatchObject({ ownerId: null, ownerName: null });
    expect(open.after(ask("ticket.give-follow-up", { ticketId: "c1", personId: "chen-jing" })).state(ticket, "c1").followUp).toMatchObject({ ownerId: "chen-jing", open: true });
  });

  it("stays open after the ticket was filed, until somebody says what came of it", () => {
    const filed = given(...badlyRated, close("c1"));
    expect(filed.state(ticket, "c1")).toMatchObject({ step: "closed", followUp: { open: true } });
    const ended = filed.after(ask("ticket.close-follow-up", { ticketId: "c1", note: "重做了，科室认可" }));
    expect(ended.state(ticket, "c1").followUp).toMatchObject({ open: false, note: "重做了，科室认可" });
    ended.when(ask("ticket.close-follow-up", { ticketId: "c1", note: "再来" })).thenRefused("ticket.no-follow-up");
  });

  it("is not lost when the job is reopened", () => {
    expect(given(...badlyRated, reopen("c1")).state(ticket, "c1")).toMatchObject({ rating: null, followUp: { open: true } });
  });
});

describe("a complaint", () => {
  const handOver = (actor: string, reason: string) => ask("ticket.own", { ticketId: "c3", personId: "chen-jing", reason }, { actor });
  const taken = given(complaintService, supervisor, complaint());

  it("belongs to whoever received it first", () => {
    expect(taken.state(ticket, "c3").complaint).toEqual({ ownerId: "li-jianguo", ownerName: { zh: "李建国", en: "Li Jianguo" }, handed: 0 });
    expect(given(log()).state(ticket, "c1").complaint).toBeUndefined();
  });

  it("is not handed over by its owner nor by a colleague", () => {
    for (const actor of ["li-jianguo", "chen-jing"]) taken.when(handOver(actor, "我休息")).thenRefused("ticket.owner-stays", { owner: "李建国" });
  });

  it("is handed over by a supervisor, with the reason, and that is counted", () => {
    taken.when(handOver("zhao-ming", " ")).thenRefused("ticket.reason-missing");
    expect(taken.after(handOver("zhao-ming", "他休假")).state(ticket, "c3").complaint).toMatchObject({ ownerId: "chen-jing", handed: 1 });
  });

  it("that a page took waits for its first owner, which is no hand-over", () => {
    const waiting = given(complaintService, supervisor, complaint({ actor: "phone-page" }));
    expect(waiting.state(ticket, "c3").complaint).toEqual({ ownerId: null, ownerName: null, handed: 0 });
    expect(waiting.after(handOver("chen-jing", "")).state(ticket, "c3").complaint).toMatchObject({ ownerId: "chen-jing", handed: 0 });
  });
});

describe("site.set-sampling", () => {
  it("asks everybody at 100, nobody at 0, and about the share in between, always the same ones", () => {
    const ids = Array.from({ length: 4_000 }, (_, index) => `0193-${index.toString(16)}`);
    const share = (percent: number) => ids.filter((id) => isSampled(id, percent)).length / ids.length;
    expect([share(100), share(0)]).toEqual([1, 0]);
    expect(Math.abs(share(30) - 0.3)).toBeLessThan(0.03);
    expect(ids.filter((id) => isSampled(id, 30)).every((id) => isSampled(id, 60))).toBe(true);
  });

  it("is the site's, for every desk", () => {
    const set = given(ask("site.set-sampling", { percent: 30 }));
    expect(set.state(site, siteId).samplePercent).toBe(30);
    set.when(ask("site.set-sampling", { percent: 30 })).then([]);
    given().when({ type: "site.set-sampling", body: { percent: 101 } }).thenInvalid("percent");
  });
});

it("evaluating well leaves nothing to do", () => {
  expect(given(...signed, evaluate("c1")).state(ticket, "c1").followUp).toBeUndefined();
});
