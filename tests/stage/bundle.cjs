/**
 * Bundles the stage's page, and a program that shows an app on it if one is named. Prints the folder. Built once for each state of the
 * sources; whoever comes while another builds does the same work elsewhere, and the first one counts.
 */
const { mkdirSync, mkdtempSync, existsSync, readdirSync, renameSync, rmSync, statSync } = require("node:fs");
const path = require("node:path");
const webpack = require("webpack");

const root = path.resolve(__dirname, "../..");
const source = path.join(root, "src") + path.sep;
const program = process.argv[2];
const cache = path.join(root, ".cache", program ?? "stage");

const newest = (place) => {
  const stats = statSync(place);
  return stats.isDirectory() ? Math.max(0, ...readdirSync(place).map((name) => newest(path.join(place, name)))) : stats.mtimeMs;
};

const loader = {
  test: /\.ts$/,
  loader: "swc-loader",
  options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
};
const common = { mode: "development", devtool: false, resolve: { extensions: [".ts", ".js"] }, module: { rules: [loader] } };

function configs(out) {
  const page = {
    ...common,
    entry: path.join(__dirname, "page.ts"),
    output: { path: out, filename: "page.js", chunkFilename: "[name].js", publicPath: "/" },
  };
  const server = {
    ...common,
    target: "node",
    entry: path.join(__dirname, `${program}.ts`),
    output: { path: out, filename: "server.cjs" },
    // The package itself stays as it is built: it looks for tslab where Node keeps its modules.
    externals: [
      ({ context, request }, done) => {
        const file = request.startsWith(".") ? path.resolve(context, request) : request;
        if (file.startsWith(source)) return done(null, `commonjs ${path.join(root, "lib", path.relative(source, file))}`);
        return path.isAbsolute(file) ? done() : done(null, `commonjs ${request}`);
      },
    ],
  };
  return program ? [page, server] : [page];
}

/** The folder of the newest sources' bundle. */
function main() {
  mkdirSync(cache, { recursive: true });
  const key = Math.max(...["src", "tests/stage", "package-lock.json"].map((place) => newest(path.join(root, place))));
  const folder = path.join(cache, String(Math.floor(key)));
  if (existsSync(folder)) return console.log(folder);
  const out = mkdtempSync(path.join(cache, "new-"));
  webpack(configs(out), (error, stats) => {
    if (error ?? stats.hasErrors()) {
      rmSync(out, { recursive: true, force: true });
      throw error ?? new Error(stats.toString("errors-only"));
    }
    for (const old of readdirSync(cache)
      .filter((each) => /^\d+$/.test(each))
      .sort()
      .slice(0, -4))
      rmSync(path.join(cache, old), { recursive: true, force: true });
    try {
      renameSync(out, folder);
    } catch {
      rmSync(out, { recursive: true, force: true });
    }
    console.log(folder);
  });
}

main();
