/** The phone page, apart from the desk's: its own small bundle for phones that are five years old, served by the hub. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

const outDir = resolve("out/phone");

/** Of the house's words a phone needs these. */
const ownWords: Plugin = {
  name: "own-words", enforce: "pre",
  transform(code, id) {
    if (!/resources\/words\/[\w-]+\.json$/.test(id.replaceAll("\\", "/"))) return null;
    const { phone, parts, refusal } = JSON.parse(code) as Record<string, unknown>;
    return { code: JSON.stringify({ phone, parts, refusal }), map: null };
  },
};

/** A packed copy beside each file, which the hub sends over bad Wi-Fi. */
const packed: Plugin = {
  name: "packed",
  closeBundle() {
    for (const entry of readdirSync(outDir, { recursive: true, encoding: "utf8" })) {
      if (/\.(js|css|html)$/.test(entry)) writeFileSync(join(outDir, `${entry}.gz`), gzipSync(readFileSync(join(outDir, entry)), { level: 9 }));
    }
  },
};

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [ownWords, react(), packed],
  build: { outDir, emptyOutDir: true, target: ["chrome88", "safari14"], rollupOptions: { input: resolve("renderer/phone.html") } },
});
