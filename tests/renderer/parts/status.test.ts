/** The face of a ticket's state: one track, one glyph, one word. */
import { describe, expect, it } from "vitest";
import type { Translate } from "../../../renderer/app/words.ts";
import { filledSteps, statusFace } from "../../../renderer/parts/status.ts";
import { steps } from "../../../shared/ticket/state.ts";

const t: Translate = (key) => key.split(".").slice(1).join(".");

describe("the face of a state", () => {
  it("fills the track one block per step and half of the fifth while work goes on", () => {
    expect(steps.map(filledSteps)).toEqual([1, 2, 3, 4, 4.5, 5, 6, 6, 6]);
  });

  it("is plain and without a glyph while all goes well", () => {
    expect(statusFace({ step: "arrived" }, t)).toEqual({ filled: 4, glyph: "", text: "step.arrived", tone: "plain" });
  });

  it("lets the gravest side fact speak: an escalated job that was also urged is escalated", () => {
    expect(statusFace({ step: "dispatched", escalation: 2, urged: 1 }, t)).toMatchObject({ glyph: "⤒", tone: "alarm" });
  });

  it("warns when a crew returned the job, when nobody accepts it, when it came back, when the ward asks again", () => {
    expect(statusFace({ step: "logged", returnedReason: "缺件" }, t)).toMatchObject({ glyph: "↩", tone: "warn" });
    expect(statusFace({ step: "dispatched", notAccepted: true }, t)).toMatchObject({ text: "status.notAccepted", tone: "warn" });
    expect(statusFace({ step: "accepted", urged: 2 }, t)).toMatchObject({ glyph: "‼" });
    expect(statusFace({ step: "working", reopened: 1 }, t)).toMatchObject({ glyph: "↻" });
  });

  it("forgets the trouble once the work is done", () => {
    expect(statusFace({ step: "finished", escalation: 3, urged: 2, returnedReason: "缺件" }, t)).toMatchObject({ glyph: "", tone: "plain" });
    expect(statusFace({ step: "closed", reopened: 1 }, t)).toMatchObject({ glyph: "✓", tone: "quiet" });
  });

  it("leaves the track as it stood when a job is suspended, merged or void", () => {
    expect(statusFace({ step: "accepted", suspendReason: "parts" }, t)).toMatchObject({ filled: 3, glyph: "‖" });
    expect(statusFace({ step: "dispatched", ended: "merged" }, t)).toMatchObject({ filled: 2, glyph: "⑂" });
    expect(statusFace({ step: "logged", ended: "cancelled" }, t)).toMatchObject({ filled: 1, glyph: "✕" });
  });
});
