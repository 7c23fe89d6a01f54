/** Takes comments and white space out of templates: JupyterLab's server sends them as they are. */
module.exports = (source) =>
  source
    .replace(/\bcss`[^`]*`/g, (template) =>
      template
        .replace(/\/\*[^]*?\*\//g, "")
        .replace(/\s+/g, " ")
        .replace(/ ?([{};,]) ?/g, "$1")
        .replace(/: /g, ":")
        .replace(/;}/g, "}"),
    )
    // Lines of a template are as good without their indent.
    .replace(/\n[ \t]+/g, "\n");
