/** Runs webpack with the project's configuration. */
const webpack = require("webpack");
const config = require("../webpack.config.js");

webpack(config, (error, stats) => {
  if (error) throw error;
  const text = stats.toString(config.stats);
  if (text) console.log(text);
  if (stats.hasErrors()) process.exitCode = 1;
});
