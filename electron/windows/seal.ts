/** What the operating system offers to keep secrets with (Keychain, DPAPI, a Linux keyring); handed to the host by `main.ts`. */
import { safeStorage } from "electron";
import type { Seal } from "../trust/secrets.ts";

/**
 * Undefined where it does not really encrypt: without a keyring Linux "encrypts" with a password that stands in the
 * program (`basic_text`), which would only look safe. Called when Electron is ready.
 */
export function ownSeal(): Seal | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === "linux" && ["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend())) return undefined;
  return { keepSecret: (text) => safeStorage.encryptString(text), readSecret: (sealed) => safeStorage.decryptString(sealed) };
}
