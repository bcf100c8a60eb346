/**
 * The door for our own windows, and the only file that touches `ipcMain`. Every message's sender is checked: the main
 * frame of a window we opened, showing our own page. Anything else is refused and reported.
 */
import { ipcMain } from "electron";
import type { IpcMainInvokeEvent, WebContents } from "electron";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Access, Door, Guest } from "./door.ts";

export interface IpcDoor {
  /** From now on this window's page may call. */
  admit(contents: WebContents, access: Access): void;
}

/** `isOurPage` tells our own page's address from any other. */
export function openIpcDoor(door: Door, isOurPage: (url: string) => boolean, onForeign: (url: string) => void): IpcDoor {
  const guestById = new Map<number, Guest>();

  function guestOf(event: IpcMainInvokeEvent): Guest | undefined {
    const frame = event.senderFrame;
    const isTrusted = frame !== null && frame === event.sender.mainFrame && isOurPage(frame.url);
    return isTrusted ? guestById.get(event.sender.id) : undefined;
  }

  ipcMain.handle("desk:call", (event, name: unknown, input: unknown) => {
    const guest = guestOf(event);
    if (guest !== undefined) return guest.call(name, input);
    onForeign(event.senderFrame?.url ?? "");
    return { kind: "refused", refusal: refuse("bridge.foreign-sender") };
  });

  return {
    admit(contents, access) {
      const id = contents.id;
      const letIn = () => {
        guestById.get(id)?.leave();
        guestById.set(id, door.letIn({ access, host: "electron" }, (pushes) => {
          if (!contents.isDestroyed()) contents.send("desk:push", pushes);
        }));
      };
      letIn();
      contents.on("did-navigate", letIn); // a reloaded page opens its views again
      contents.once("destroyed", () => {
        guestById.get(id)?.leave();
        guestById.delete(id);
      });
    },
  };
}
