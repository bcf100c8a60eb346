/**
 * `npm run verify`: is the log whole and unchanged? Names the first break and ends with 1 where it is not. Reads only.
 *   [--data DIR] [--lang zh-CN|en]
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { dataFolderFrom } from "../arguments.ts";
import { databasePath, openForReading } from "../store/open.ts";
import { timeText } from "./event-text.ts";
import { startProgress } from "./progress.ts";
import { orSayTrouble } from "./say-trouble.ts";
import { verifyLog } from "../store/verify-log.ts";
import type { Verified } from "../store/verify-log.ts";
import { languageFor, readWords } from "./words.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, lang: { type: "string" } } });
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));

if (existsSync(databasePath(dataFolder))) process.exitCode = await orSayTrouble(words, dataFolder, verifyFolder);
else {
  console.error(words.say("tool.no-data", { folder: dataFolder }));
  process.exitCode = 3;
}

function verifyFolder(): number {
  const db = openForReading(dataFolder);
  const all = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM log").pluck().get() ?? 0;
  const progress = startProgress(all, words.say("verify.progress"));
  const verified = verifyLog(db, progress.to);
  progress.end();
  db.close();
  console.log(verdict(verified));
  return verified.kind === "whole" ? 0 : 1;
}

function verdict(verified: Verified): string {
  if (verified.kind === "whole" && verified.lacks > 0) return words.say("verify.partly", { rows: verified.rows, lacks: verified.lacks, hash: verified.headHash });
  if (verified.kind === "whole") return words.say("verify.whole", { rows: verified.rows, hash: verified.headHash });
  if (verified.kind === "missing") return words.say("verify.missing", { seq: verified.seq });
  const { seq, type, id, desk, recordedAtMs } = verified.event;
  const at = timeText(recordedAtMs, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return words.say(`verify.${verified.kind}`, { seq, type, id, desk, at, next: verified.kind === "changed" ? verified.nextSeq : 0 });
}
