// Bundle every style sheet and script at the top of src/ into bridge/web/static, and copy src/assets beside them.
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { build } from "esbuild";

const source = new URL("./src/", import.meta.url);
const target = new URL("../bridge/web/static/", import.meta.url);

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });

const names = existsSync(source) ? await readdir(source) : [];
const entries = names.filter((name) => /\.(css|js)$/.test(name));

if (entries.length > 0) {
  await build({
    entryPoints: entries.map((name) => new URL(name, source).pathname),
    outdir: target.pathname,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome120", "firefox120", "safari17"],
    loader: { ".woff2": "file", ".svg": "file", ".png": "file" },
    logLevel: "warning",
  });
}
if (existsSync(new URL("assets/", source))) {
  await cp(new URL("assets/", source), target, { recursive: true });
}
