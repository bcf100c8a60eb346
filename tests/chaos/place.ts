/**
 * One machine of a chaos round: its process, which can be killed, stopped and lost for ever, its line to the others, and an
 * operator who works at its door.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { v7 } from "uuid";
import type { Outcome } from "../../shared/bridge.ts";
import type { LinkRow } from "../../shared/views.ts";
import { scratchFolder } from "../electron/desk/small-desk.ts";
import { throughDoorway } from "./doorway.ts";
import type { Line } from "./network.ts";

interface Opened {
  readonly deskAddress: string;
  readonly hub: { readonly address: string } | null;
  readonly nodeId: string;
}

/** How a process stands at the moment it is asked; a row on a screen may be two seconds old. */
export interface Rest {
  readonly head: string;
  readonly outbox: number;
  readonly isHub: boolean;
  readonly hearsHub: boolean;
}

/** Longest wait for a process to open, and for an answer at the door or of the process. */
const openMs = 60_000;
const answerMs = 2_000;
const askMs = 30_000;
const breathMs = 15;
const operators = ["li-jianguo", "chen-jing", "zhao-ming"];

export class ChaosPlace {
  readonly dataFolder: string;
  readonly line: Line;
  readonly faults: string[] = [];
  /** Commands that were answered as saved or ordered. */
  readonly acked = new Set<string>();
  sent = 0;
  resends = 0;
  refusals = 0;
  isLost = false;
  opened: Opened = { deskAddress: "", hub: null, nodeId: "" };
  readonly #command: readonly string[];
  #child: ChildProcess | undefined;
  #socket: Socket | undefined;

  private constructor(dataFolder: string, line: Line, rest: readonly string[]) {
    this.dataFolder = dataFolder;
    this.line = line;
    this.#command = [...line.runWith, process.execPath, fileURLToPath(new URL("./node.ts", import.meta.url)), dataFolder, ...rest];
  }

  /** `join`: address and code of the hub; without it the place founds the hospital. */
  static async open(line: Line, programFolder: string, join: readonly string[] = []): Promise<ChaosPlace> {
    const place = new ChaosPlace(scratchFolder(), line, [programFolder, line.address, String(line.port), ...join]);
    await place.start();
    return place;
  }

  async start(): Promise<void> {
    if (this.#child !== undefined || this.isLost) return;
    const [program = "", ...rest] = this.#command;
    const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    let errors = "";
    child.stderr?.on("data", (bytes: Buffer) => { errors += bytes.toString(); });
    this.opened = await new Promise<Opened>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`a process did not open: ${errors}`)), openMs);
      createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on("line", (line) => { // piped above
        const said = JSON.parse(line) as Opened | { fault: string } | { desksPort: number };
        if ("fault" in said) return void this.faults.push(said.fault);
        if ("desksPort" in said) return this.line.leadTo(said.desksPort);
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
    const agent = throughDoorway(this.dataFolder) as unknown as string; // socket.io-client hands Node's agents on, and says text
    this.#socket = io(origin, { agent, auth: { key: searchParams.get("key") }, transports: ["websocket"], forceNew: true, reconnectionDelayMax: 500 });
  }

  /** What the process itself answers; undefined where it does not run or stands still. */
  #ask(ask: string, nodeIds: readonly string[] = []): Promise<unknown> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), askMs);
      this.#child?.once("message", (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#child?.send({ ask, nodeIds });
    });
  }

  /** A code of this hub, good for one newcomer. */
  async showCode(): Promise<string> {
    return (await this.#ask("code") as { readonly code: string }).code; // as node.ts sends it
  }

  async rest(): Promise<Rest | undefined> {
    return await this.#ask("rest") as Rest | undefined; // as node.ts sends it
  }

  /** Asks the keepers to make this desk the hub. */
  async stand(): Promise<boolean> {
    return (await this.#ask("stand") as { readonly won: boolean } | undefined)?.won === true;
  }

  async nameKeepers(places: readonly ChaosPlace[]): Promise<void> {
    await this.#ask("keepers", places.map((place) => place.opened.nodeId));
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

  /** Its machine and its disk are gone for ever. */
  async lose(): Promise<void> {
    this.isLost = true;
    await this.kill();
    this.line.close();
  }

  /** Stops the process in its tracks; the returned function lets it go on, which knows of nothing. */
  freeze(): () => void {
    const child = this.#child;
    child?.kill("SIGSTOP");
    return () => void child?.kill("SIGCONT");
  }

  async #call(name: string, input: unknown): Promise<Outcome<unknown> | undefined> {
    return this.#socket?.timeout(answerMs).emitWithAck("call", name, input).catch(() => undefined) as Promise<Outcome<unknown> | undefined>;
  }

  /** The first operator who is let sit down here. */
  async #sit(isOver: () => boolean): Promise<void> {
    while (!isOver() && !this.isLost) {
      for (const personId of operators) {
        if ((await this.#call("signIn", { personId }))?.kind === "done") return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Logs tickets one after another, and cancels each: a house with ten thousand open ones would be busy with their due times alone. */
  async work(isOver: () => boolean): Promise<void> {
    await this.#sit(isOver);
    while (!isOver() && !this.isLost) {
      const commandId = v7();
      const body = { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } };
      await this.#submit({ command: "ticket.log", body, commandId }, isOver);
      if (this.acked.has(commandId)) await this.#submit({ command: "ticket.cancel", body: { ticketId: commandId, reason: "打错了" }, commandId: v7() }, () => this.isLost);
    }
  }

  /** What is not answered is sent again with the same id until it is. */
  async #submit(request: { readonly command: string; readonly body: unknown; readonly commandId: string }, isOver: () => boolean): Promise<void> {
    this.sent += 1;
    for (let attempt = 0; !isOver() && !this.isLost; attempt++) {
      if (attempt > 0) this.resends += 1;
      const outcome = await this.#call("submit", request);
      await new Promise((resolve) => setTimeout(resolve, outcome === undefined ? 100 : breathMs));
      if (outcome?.kind === "done") this.acked.add(request.commandId);
      else if (outcome !== undefined) this.refusals += 1;
      if (outcome !== undefined) return;
    }
  }

  /** How this desk stands with its hub, as its screen would show it. */
  async link(): Promise<LinkRow | undefined> {
    const outcome = await this.#call("open", { view: "link", params: {}, handle: 1 });
    return outcome?.kind === "done" ? (outcome.value as { rows: LinkRow[] }).rows[0] : undefined; // view `link` has one row of this type
  }
}
