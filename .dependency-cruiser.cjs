/** Who may look into whom: one table. Whatever stands not in it is an error. */
const table = {
  wire: [],
  media: [],
  queue: [],
  graph: ["wire"],
  transport: ["wire"],
  session: ["wire", "graph", "queue", "transport", "media"],
  kernel: ["wire", "transport", "version.ts"],
  components: ["wire", "graph", "media"],
  apps: ["graph", "components", "session"],
  worker: ["wire", "graph", "session"],
  page: ["wire", "graph", "media/picture.ts", "media/audio.ts", "media/wav.ts", "media/mime.ts", "components/views.ts"],
};
/** Files of the components that run in the browser. */
const browser = "^src/(page/|components/(views|basic-views)\\.ts|components/[^/]+/(view|[^/]+\\.page)\\.ts)";

const name = (folder) => (folder.includes(".") ? folder.replace(".", "\\.") : `${folder}/`);

module.exports = {
  forbidden: [
    ...Object.entries(table).map(([from, to]) => ({
      name: `${from}-looks-into`,
      comment: `src/${from} may look into: ${to.join(", ") || "nothing"}.`,
      severity: "error",
      from: { path: `^src/${from}/`, pathNot: browser },
      to: { path: "^src/", pathNot: [from, ...to].map((folder) => `^src/${name(folder)}`) },
    })),
    {
      name: "views-look-into",
      comment: "What runs in the browser looks into the wire, specs and itself; never into the kernel's half.",
      severity: "error",
      from: { path: browser },
      to: {
        path: "^src/",
        pathNot: [
          "^src/(wire|page)/",
          "^src/graph/(spec|layout|event)\\.ts",
          "^src/media/(picture|audio|wav|mime)\\.ts",
          browser,
          "^src/components/([^/]+/spec|parts/choice)\\.ts",
        ],
      },
    },
    {
      name: "extension-looks-into",
      comment: "The JupyterLab extension is the page's half.",
      severity: "error",
      from: { path: "^labextension/" },
      to: { path: "^src/", pathNot: ["^src/(page|wire)/", "^src/version\\.ts"] },
    },
    {
      name: "node-only-in-node-files",
      comment: "Node's own modules stand only in *.node.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.node\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "rxjs-only-in-queue-and-session",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(queue|session)/" },
      to: { path: "node_modules/rxjs" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-orphans", severity: "error", from: { orphan: true, path: "^(src|labextension)/", pathNot: "\\.d\\.ts$" }, to: {} },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "labextension/dist" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js"], conditionNames: ["import", "require", "node", "default"] },
  },
};
