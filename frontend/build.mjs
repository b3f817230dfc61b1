// Builds styles and scripts into bridge/web/static, with a manifest of content hashes for long caching.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "bridge", "web", "static");
const styles = ["app.css"];
const scripts = ["app.js", "live-note.js", "live-vacancy.js"];
const plain = ["brug.svg"];

mkdirSync(out, { recursive: true });
await build({
  entryPoints: [...styles, ...scripts].map((name) => join(here, "src", name)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2021", "chrome100", "firefox100", "safari15"],
  logLevel: "warning",
});
for (const name of plain) copyFileSync(join(here, "src", name), join(out, name));

const hash = (name) => createHash("sha256").update(readFileSync(join(out, name))).digest("hex").slice(0, 12);
const manifest = Object.fromEntries([...styles, ...scripts, ...plain].map((name) => [name, hash(name)]));
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
