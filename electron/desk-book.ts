/**
 * The desks of the site as its hub keeps them: which node has which number, key and address. Every change is a command of
 * the hub's own. Built by `core.ts`.
 */
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { siteId } from "../shared/site/site.ts";
import type { EnrolBody } from "../shared/site/trust.ts";
import type { WireHello } from "../shared/wire.ts";
import type { Desk } from "./desk.ts";
import type { OrderedSite } from "./ordered-site.ts";
import type { Store } from "./store/store.ts";

export interface DeskBookOptions {
  readonly desk: Desk;
  readonly site: OrderedSite;
  readonly store: Store;
  /** How far a majority of the keepers is; 0 on a desk that is not the hub. */
  readonly safe: () => number;
  /** This node as it is now; `print` is empty where its lasting key is out of reach. */
  readonly own: () => { readonly nodeId: string; readonly address: string; readonly print: string };
  readonly onFault: (fault: unknown) => void;
}

export interface DeskBook {
  /** The number of a node, given now if it has none. */
  numberDesk(nodeId: string, name: string, address?: string): number | Refusal;
  /** Binds a key to a node, whose number is answered. `by` is who let it in. */
  enrolDesk(newcomer: EnrolBody, by: string): number | Refusal;
  /** The site has given this number to a desk. */
  hasDesk(number: number): boolean;
  /** Number of a desk that says hello, or why it has to come again. */
  admit(hello: WireHello): number | Refusal;
  /** Writes this node's own address and key down where they are not what the log says. */
  noteOwn(): void;
}

export function createDeskBook({ desk, site, store, safe, own, onFault }: DeskBookOptions): DeskBook {
  const find = (nodeId: string) => site.state()?.desks.find((one) => one.nodeId === nodeId);

  function asks(command: string, body: { readonly nodeId: string }, actor: string): number | Refusal {
    const answer = desk.submit({ command, body, actor, byMachine: true });
    return answer.kind === "refused" ? answer.refusal : find(body.nodeId)?.number ?? refuse("site.not-open");
  }

  const numberDesk: DeskBook["numberDesk"] = (nodeId, name, address = site.addressOf(nodeId)) => asks("site.number-desk", { nodeId, name, address } as EnrolBody, "system");
  const enrolDesk: DeskBook["enrolDesk"] = (newcomer, by) => asks("site.enrol-desk", newcomer, by);

  function knownSafely(nodeId: string): boolean {
    const isOf = (row: { readonly type: string; readonly body: string }) => /^site\.desk-(numbered|enrolled)@/.test(row.type) && (JSON.parse(row.body) as { nodeId: string }).nodeId === nodeId;
    return (store.log.readThing("site", siteId).find(isOf)?.seq ?? 0) <= safe();
  }

  return {
    numberDesk, enrolDesk,
    hasDesk: (number) => site.state()?.desks.some((one) => one.number === number) ?? false,
    /** A new desk gets its number only when that is safe: no other hub can give the same one then. */
    admit({ nodeId, name, address, deskNumber }) {
      const number = numberDesk(nodeId, name, address);
      const isNew = typeof number === "number" && number !== deskNumber && !knownSafely(nodeId);
      return isNew ? refuse("sync.try-again") : number;
    },
    noteOwn() {
      const { nodeId, address, print } = own();
      const known = find(nodeId);
      if (known === undefined || print === "" || (known.address === address && known.fingerprint === print)) return;
      try {
        enrolDesk({ nodeId, name: known.name, fingerprint: print, address }, "system");
      } catch (fault) {
        onFault(fault); // a full disk: it is written when this hub starts again
      }
    },
  };
}
