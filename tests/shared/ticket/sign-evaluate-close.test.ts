import { describe, expect, it } from "vitest";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, close, evaluate, finished, log, sign, signed } from "../asks.ts";
import { given } from "../given.ts";

describe("ticket.sign", () => {
  it("notes who signed and how", () => {
    const after = given(...finished).when(ask("ticket.sign", { ticketId: "c1", how: "call-back", signerName: "王芳" }))
      .then([{ type: "ticket.signed@1", body: { how: "call-back", signerName: "王芳" } }]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "signed", signature: { how: "call-back", signerName: "王芳" } });
  });

  it("needs finished work and a name", () => {
    given(log()).when(sign("c1")).thenRefused("ticket.not-finished", { step: "logged" });
    given(...finished).when(ask("ticket.sign", { ticketId: "c1", how: "slip", signerName: "　" })).thenRefused("ticket.signer-missing", { number: "261122-1-0001" });
    given(...signed).when(sign("c1")).thenRefused("ticket.step-done", { step: "signed" });
  });

  it("knows three ways to sign, and no fourth", () => {
    given(...finished).when({ type: "ticket.sign", body: { ticketId: "c1", how: "stamp", signerName: "王芳" } }).thenInvalid("how");
  });
});

describe("ticket.evaluate", () => {
  it("takes one to five stars with reasons", () => {
    const after = given(...signed).when(evaluate("c1")).then([{ type: "ticket.evaluated@1", body: { stars: 4, reasons: ["干净"] } }]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "evaluated", rating: { stars: 4, reasons: ["干净"], comment: "" } });
  });

  it("takes neither none nor six nor half a star", () => {
    for (const stars of [0, 6, 2.5]) {
      given(...signed).when({ type: "ticket.evaluate", body: { ticketId: "c1", stars, reasons: [], comment: "" } }).thenInvalid("stars");
    }
  });

  it("needs the signature first, and is given once", () => {
    given(...finished).when(evaluate("c1")).thenRefused("ticket.not-signed", { step: "finished" });
    given(...signed, evaluate("c1")).when(evaluate("c1")).thenRefused("ticket.step-done", { step: "evaluated" });
  });
});

describe("ticket.close", () => {
  it("files a signed ticket away, rated or not", () => {
    given(...signed).when(close("c1")).then([{ type: "ticket.closed@1" }]);
    given(...signed, evaluate("c1")).when(close("c1")).then([{ type: "ticket.closed@1" }]);
  });

  it("needs the signature first", () => {
    given(...finished).when(close("c1")).thenRefused("ticket.not-signed");
  });

  it("ends the ticket: a second close and a late rating are refused", () => {
    const filed = given(...signed, close("c1"));
    filed.when(close("c1")).thenRefused("ticket.closed-already", { number: "261122-1-0001" });
    filed.when(evaluate("c1")).thenRefused("ticket.closed-already");
  });
});
