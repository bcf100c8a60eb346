/** The form as it is kept: nothing typed is lost, whatever wrote the draft. */
import { describe, expect, it } from "vitest";
import { draftToForm, emptyForm, formToDraft, formToRestore, isEmpty, newDraftId } from "../../../renderer/rooms/intake/intake-form.ts";

const typed = { ...emptyForm("d1"), line: "b3 7c 12 kt lsh", answers: { bed: "no" }, chosen: { placeId: "b3", personId: null } };

describe("a draft", () => {
  it("gives the form back as it was", () => {
    expect(draftToForm("d1", JSON.parse(JSON.stringify(formToDraft(typed))) as Record<string, unknown>)).toEqual(typed);
  });
  it("gives back at least the line when it was written otherwise", () => {
    expect(draftToForm("d1", { line: "停电", answers: 7 })).toMatchObject({ draftId: "d1", line: "停电", answers: {} });
    expect(draftToForm("d1", { line: 7 }).line).toBe("");
  });
  it("comes back after a restart: the newest that nobody put aside", () => {
    const row = (draftId: string, line: string, savedAtMs: number, parked: boolean) => ({ draftId, savedAtMs, body: { line, parked } });
    const rows = [row("old", "a", 1, false), row("new", "b", 2, false), row("aside", "c", 3, true)];
    expect(formToRestore(rows)?.draftId).toBe("new");
    expect(formToRestore([row("aside", "c", 3, true)])).toBeUndefined();
  });
  it("has a new id each time, which the desk takes as an id", () => {
    const [one, other] = [newDraftId(), newDraftId()];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[a-z0-9-]{10,60}$/);
  });
});

describe("an empty form", () => {
  it("is one in which nothing was typed, chosen or answered", () => {
    expect(isEmpty(emptyForm("d"))).toBe(true);
    expect(isEmpty({ ...emptyForm("d"), line: "  " })).toBe(true);
    expect(isEmpty(typed)).toBe(false);
    expect(isEmpty({ ...emptyForm("d"), callerName: "陈丽" })).toBe(false);
  });
});
