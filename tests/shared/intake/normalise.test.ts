/** Lines and names in one shape. */
import { describe, expect, it } from "vitest";
import { matchesBySound } from "../../../shared/intake/by-sound.ts";
import { normalise } from "../../../shared/intake/normalise.ts";
import { initialsOf, softReading } from "../../../shared/intake/syllables.ts";

describe("a line", () => {
  it.each([
    ["三号楼七层十二床", "3号楼7层12床"], ["二十三床", "23床"], ["五二零幺", "5201"], ["两号楼", "2号楼"], ["3#楼 4层", "3号 4层"],
    ["加一床被子", "加一床被子"], ["看一下", "看一下"], ["ＩＣＵ　３床", "icu 3床"], ["灯！不亮…", "灯 不亮"],
    ["3号楼-1F", "3号楼 负1f"], ["3号楼 −1层", "3号楼 负1层"], ["3-7-12", "3 7 12"], ["sanhaolou shiqilou", "3haolou 17lou"], ["dixiayiceng", "dixia1ceng"], ["qi loushui", "qi loushui"],
  ])("%s becomes %s", (line, shape) => expect(normalise(line)).toBe(shape));
});

describe("sounds", () => {
  it("are forgiving", () => {
    expect(softReading("zhong")).toBe("zong");
    expect(softReading("ling")).toBe("lin");
    expect(initialsOf("shui")).toEqual(["s", "sh"]);
  });
  it("find a short text by characters, pinyin or initials", () => {
    for (const query of ["空调", "kongtiao", "kt", ""]) expect(matchesBySound("空调漏水", query)).toBe(true);
    expect(matchesBySound("空调漏水", "dt")).toBe(false);
  });
});
