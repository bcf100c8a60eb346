/** Both languages say the same things with the same gaps. */
import { describe, expect, it } from "vitest";
import en from "../../../resources/words/en.json" with { type: "json" };
import zhCN from "../../../resources/words/zh-CN.json" with { type: "json" };

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, path = ""): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)])));
}

const gaps = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const chinese = flat(zhCN as Tree);
const english = flat(en as Tree);

describe("the words", () => {
  it("have the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("never leave a gap in English that Chinese cannot fill", () => {
    const odd = [...english].filter(([key, text]) => !key.startsWith("refusal.") && gaps(text).some((gap) => !gaps(chinese.get(key) ?? "").includes(gap)));
    expect(odd).toEqual([]);
  });
});
