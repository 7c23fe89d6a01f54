/** Takes the comments and the white space out of style sheets in templates: JupyterLab's server sends them as they are. */
module.exports = (source) =>
  source.replace(/\bcss`[^`]*`/g, (template) =>
    template
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/: /g, ":")
      .replace(/;}/g, "}"),
  );
