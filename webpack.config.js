/** Builds the JupyterLab extension: a federated module that JupyterLab finds by the package.json beside it. */
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { container } = require("webpack");
const { name, version } = require("./package.json");

const out = resolve(__dirname, "labextension/dist");

/** JupyterLab reads the name of the entry from package.json's `jupyterlab._build`. */
const describeBuild = {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("describeBuild", ({ assets }) => {
      const load = `static/${Object.keys(assets).find((file) => file.startsWith("remoteEntry."))}`;
      const jupyterlab = { extension: true, _build: { load, extension: "./extension" } };
      writeFileSync(resolve(out, "package.json"), JSON.stringify({ name, version, jupyterlab }, null, 2));
    });
  },
};

/** The packages whose code is in the bundles, each by its folder. */
function bundledPackages(compilation) {
  const folders = new Set();
  for (const module of compilation.modules) {
    for (const { resource } of [module, ...(module.modules ?? [])]) {
      const folder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(resource ?? "")?.[1];
      if (folder) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Whoever gets the bundles gets the terms of what is in them. */
const tellLicences = {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("tellLicences", (compilation) => {
      const texts = bundledPackages(compilation).map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
        return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
      });
      writeFileSync(resolve(out, "THIRD-PARTY-LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
    });
  },
};

/** What a page loads for each dynamic import, for the check of sizes: `.cache/chunks.json`. */
const tellChunks = {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("tellChunks", ({ chunkGroups }) => {
      const files = {};
      for (const group of chunkGroups) {
        for (const { request } of group.origins) if (request) files[request] = group.getFiles().filter((file) => file.endsWith(".js"));
      }
      mkdirSync(resolve(__dirname, ".cache"), { recursive: true });
      writeFileSync(resolve(__dirname, ".cache", "chunks.json"), JSON.stringify(files, null, 1));
    });
  },
};

/** A package that JupyterLab has loaded. */
const ofLab = (requiredVersion) => (name) => [name, { import: false, singleton: true, requiredVersion }];

module.exports = {
  mode: "production",
  entry: {},
  output: { path: resolve(out, "static"), filename: "[name].[contenthash:8].js", publicPath: "auto", clean: true },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        use: [
          {
            loader: "swc-loader",
            options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
          },
          resolve(__dirname, "scripts/template-loader.cjs"),
        ],
      },
    ],
  },
  plugins: [
    new container.ModuleFederationPlugin({
      name,
      library: { type: "var", name: ["_JUPYTERLAB", name] },
      filename: "remoteEntry.[contenthash:8].js",
      exposes: { "./extension": "./labextension/plugin" },
      // The token IJupyterWidgetRegistry is compared by identity: a copy of our own would never be provided. JupyterLab's editor is
      // there already.
      shared: {
        "@jupyter-widgets/base": { import: false, singleton: true, requiredVersion: "^6" },
        ...Object.fromEntries(["@codemirror/language", "@codemirror/state", "@codemirror/view"].map(ofLab("^6"))),
        ...Object.fromEntries(["@lezer/common", "@lezer/highlight"].map(ofLab("^1"))),
      },
    }),
    describeBuild,
    tellLicences,
    tellChunks,
  ],
  optimization: {
    splitChunks: {
      cacheGroups: {
        // What brings pictures and files is the same for several components: it is loaded once for all.
        bring: {
          test: /[\\/]src[\\/](page[\\/]parts[\\/](upload|folders)|media[\\/]mime)\.ts$/,
          chunks: "async",
          minSize: 0,
          enforce: true,
        },
        camera: { test: /[\\/]src[\\/]page[\\/]parts[\\/]camera\.ts$/, chunks: "async", minSize: 0, enforce: true },
      },
    },
  },
  performance: { hints: false },
  stats: "errors-warnings",
};
