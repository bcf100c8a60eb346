/**
 * What lies beside the bundle of the packed program and is loaded only when it is wanted: the thread that checks a backup,
 * the native part for serial lines, the phone page. Asked for by `--smoke` alone (`windows/smoke.ts`).
 */
import { join } from "node:path";
import type { Host } from "./host.ts";
import { backUp, checkInThread } from "./store/backup.ts";

/** Whether each is there and works; `phonePort` is where the phone page was opened. Rejects where one cannot be loaded. */
export async function provePackedParts(host: Host, folder: string, phonePort: number): Promise<Readonly<Record<"backup" | "thread" | "serial" | "phone", boolean>>> {
  const backup = join(folder, `smoke-${Date.now()}.db`);
  const made = await backUp(host.core().store.db, backup);
  const checked = await checkInThread(backup);
  const { SerialPort } = await import("serialport");
  return { backup: made.kind === "made", thread: checked.kind === "good", serial: typeof SerialPort.binding.open === "function", phone: await isPhonePageWhole(phonePort) };
}

/** The page and its program come out of the package whole. */
async function isPhonePageWhole(port: number): Promise<boolean> {
  const address = `http://127.0.0.1:${port}/`;
  const page = await (await fetch(address)).text();
  const program = /src="([^"]+\.js)"/.exec(page)?.[1];
  const answer = program === undefined ? undefined : await fetch(new URL(program, address));
  return answer?.status === 200 && (await answer.text()).length > 10_000;
}
