/** Refusals become sentences a colleague would say. */
import { describe, expect, it } from "vitest";
import { setHospitalZone } from "../../../renderer/app/civil.ts";
import { refusalText } from "../../../renderer/app/refusal-text.ts";
import { wordsNow } from "../../../renderer/app/words.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";

setHospitalZone("Asia/Shanghai");
const { t } = wordsNow();

describe("the sentence of a refusal", () => {
  it("says who was there first, where and when, in the hospital's time", () => {
    const refusal = refuse("person.busy", { person: "吴敏", crew: "运送组", number: "261122-2-0040", desk: 1, by: "李建国", atMs: Date.UTC(2026, 10, 22, 6, 31) });
    expect(refusalText(refusal, t)).toContain("1台李建国 14:31 先派吴敏去了 261122-2-0040。另选人");
  });

  it("puts steps, reasons and certificates into words", () => {
    expect(refusalText(refuse("ticket.suspended-now", { number: "1-1", reason: "parts" }), t)).toContain("等配件");
    expect(refusalText(refuse("ticket.not-finished", { number: "1-1", step: "working" }), t)).toContain("处理中");
    expect(refusalText(refuse("person.certificate-missing", { person: "许建平", certificate: "electrician" }), t)).toContain("电工证");
  });

  it("names the machine, not a word of the program, where no person acted", () => {
    const refusal = refuse("ticket.step-done", { number: "1-1", step: "arrived", crew: "", desk: 1, by: "system", atMs: 0 });
    expect(refusalText(refusal, t)).toContain("自动");
  });

  it("shows a code that has no words with a sentence, never as a bare key", () => {
    expect(refusalText(refuse("never.heard-of"), t)).toBe("没办成。原因代码 never.heard-of，请报给信息科。");
  });
});
