/** Builds the JupyterLab extension: a federated module that JupyterLab finds by the package.json beside it. */
const { writeFileSync } = require("node:fs");
const { resolve } = require("node:path");
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

module.exports = {
  mode: "production",
  entry: {},
  output: { path: resolve(out, "static"), filename: "[name].[contenthash:8].js", publicPath: "auto", clean: true },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
      },
    ],
  },
  plugins: [
    new container.ModuleFederationPlugin({
      name,
      library: { type: "var", name: ["_JUPYTERLAB", name] },
      filename: "remoteEntry.[contenthash:8].js",
      exposes: { "./extension": "./labextension/plugin" },
      // The token IJupyterWidgetRegistry is compared by identity: a copy of our own would never be provided.
      shared: { "@jupyter-widgets/base": { import: false, singleton: true, requiredVersion: "^6" } },
    }),
    describeBuild,
  ],
  performance: { hints: false },
  stats: "errors-warnings",
};
