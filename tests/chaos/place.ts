/** One machine of a chaos round: its process, which can be killed and stopped, and an operator who works at its door. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { v7 } from "uuid";
import type { Outcome } from "../../shared/bridge.ts";
import type { LinkRow } from "../../shared/views.ts";

interface Opened {
  readonly deskAddress: string;
  readonly hub: { readonly address: string } | null;
}

/** Longest wait for a process to open, and for an answer at the door. */
const openMs = 20_000;
const answerMs = 2_000;
const breathMs = 15;

export class ChaosPlace {
  readonly dataFolder: string;
  readonly faults: string[] = [];
  /** Commands that were answered as saved or ordered. */
  readonly acked = new Set<string>();
  sent = 0;
  resends = 0;
  opened: Opened = { deskAddress: "", hub: null };
  readonly #arguments: string[];
  #child: ChildProcess | undefined;
  #socket: Socket | undefined;

  constructor(dataFolder: string, programFolder: string, join: readonly string[] = []) {
    this.dataFolder = dataFolder;
    this.#arguments = [fileURLToPath(new URL("./node.ts", import.meta.url)), dataFolder, programFolder, ...join];
  }

  async start(): Promise<void> {
    if (this.#child !== undefined) return;
    const child = spawn(process.execPath, this.#arguments, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    let errors = "";
    child.stderr?.on("data", (bytes: Buffer) => { errors += bytes.toString(); });
    this.opened = await new Promise<Opened>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`a process did not open: ${errors}`)), openMs);
      createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on("line", (line) => { // piped above
        const said = JSON.parse(line) as Opened | { fault: string };
        if ("fault" in said) return void this.faults.push(said.fault);
        clearTimeout(timer);
        resolve(said);
      });
      child.once("exit", (code) => {
        if (this.#child === child) this.faults.push(`ended by itself with ${code}: ${errors}`);
        clearTimeout(timer);
        reject(new Error(`ended before it was open: ${errors}`));
      });
    });
    const { origin, searchParams } = new URL(this.opened.deskAddress);
    this.#socket = io(origin, { auth: { key: searchParams.get("key") }, transports: ["websocket"], forceNew: true, reconnectionDelayMax: 500 });
  }

  /** A code of this hub, good for one newcomer. */
  showCode(): Promise<string> {
    return new Promise((resolve) => {
      this.#child?.once("message", (shown) => resolve((shown as { code: string }).code)); // as node.ts sends it
      this.#child?.send("code");
    });
  }

  /** From the next start on the process is given these too. */
  tell(...more: readonly string[]): void {
    this.#arguments.push(...more);
  }

  /** As a power cut: nothing is tidied up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    this.#socket?.close();
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Stops the process in its tracks; it goes on after `ms` without knowing. */
  async freeze(ms: number): Promise<void> {
    const child = this.#child;
    child?.kill("SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, ms));
    child?.kill("SIGCONT");
  }

  async #call(name: string, input: unknown): Promise<Outcome<unknown> | undefined> {
    return this.#socket?.timeout(answerMs).emitWithAck("call", name, input).catch(() => undefined) as Promise<Outcome<unknown> | undefined>;
  }

  /** Logs tickets one after another; what is not answered is sent again with the same id until it is. */
  async work(isOver: () => boolean): Promise<void> {
    await this.#call("signIn", { personId: "li-jianguo" });
    while (!isOver()) {
      const commandId = v7();
      const body = { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } };
      this.sent += 1;
      for (let attempt = 0; !isOver(); attempt++) {
        if (attempt > 0) this.resends += 1;
        const outcome = await this.#call("submit", { command: "ticket.log", body, commandId });
        await new Promise((resolve) => setTimeout(resolve, outcome === undefined ? 100 : breathMs));
        if (outcome?.kind === "done") this.acked.add(commandId);
        if (outcome !== undefined) break;
      }
    }
  }

  /** How this desk stands with its hub, as its screen would show it. */
  async link(): Promise<LinkRow | undefined> {
    const outcome = await this.#call("open", { view: "link", params: {}, handle: 1 });
    return outcome?.kind === "done" ? (outcome.value as { rows: LinkRow[] }).rows[0] : undefined; // view `link` has one row of this type
  }
}
