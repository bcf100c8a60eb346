/**
 * Bad input from outside. The big list of naughty strings and the JSON parsing suite lie beside the project, not in it:
 * where they are missing, the few of each that broke something once (kept here) are all there is.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../shared/data/bad-strings/", import.meta.url));

const keptStrings: readonly string[] = [
  "", "undefined", "null", "\\", "1;DROP TABLE log", "' OR 1=1 --", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u0000", "a\u0007b", "\u202Etest\u202E",
  "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "👩‍❤️‍👩", "﷽", "\uD800", "部落格", "%s%n", "../../../etc/passwd", "½", "١٢٣", "\u0300\u0301", "constructor", "__proto__",
];

const keptJson: readonly string[] = [
  "[", "[[[[", "{}", "[]", "null", "1e9999", "\"\\uD800\"", "{\"__proto__\":{\"a\":1}}", "{\"constructor\":{}}", "[".repeat(100_000), "\uFEFF{}", "{\"a\":\"b\",\"a\":\"c\"}", "", "\u0000",
  `${"[".repeat(500)}${"]".repeat(500)}`, "\"\\u0000\"", "[1,]", "NaN", "-", "[\"\\", "{\"toString\":1,\"valueOf\":1}",
];

/** Strings that have broken programs. */
export const naughtyStrings: readonly string[] = existsSync(join(folder, "blns.json"))
  ? [...(JSON.parse(readFileSync(join(folder, "blns.json"), "utf8")) as string[]), ...keptStrings]
  : keptStrings;

/** JSON texts, good and bad, by name. */
export function readJsonTexts(): ReadonlyMap<string, string> {
  const texts = new Map(keptJson.map((text, index) => [`kept ${index}`, text]));
  const archive = join(folder, "JSONTestSuite_test_parsing.tar.xz");
  if (!existsSync(archive)) return texts;
  const unpacked = mkdtempSync(join(tmpdir(), "yizhan-json-"));
  try {
    execFileSync("tar", ["-xJf", archive, "-C", unpacked], { stdio: "ignore" });
    const names = readdirSync(unpacked, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    for (const name of names) texts.set(name, readFileSync(join(unpacked, name), "utf8"));
  } catch {
    return texts; // no tar or no xz on this machine: the kept ones are tried
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
  return texts;
}
