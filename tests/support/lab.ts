/** A real JupyterLab, and notebooks in it. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ChildProcess } from "node:child_process";
import { freePort, start, stop, until } from "./processes";

export const root = path.resolve(__dirname, "../..");
const windows = process.platform === "win32";
const ownVenv = path.join(root, ".venv");

/** A program of a virtual environment. */
export const programOf = (name: string, venv = ownVenv) => path.join(binOf(venv), windows ? `${name}.exe` : name);
const binOf = (venv: string) => path.join(venv, windows ? "Scripts" : "bin");

/** A folder inside the project, so that notebooks in it find its node modules. */
export function makeFolder(name: string): string {
  const cache = path.join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, `${name}-`));
}

export interface Lab {
  readonly url: string;
  /** Notebooks lie here. */
  readonly folder: string;
  /** What the server has written so far. */
  log(): string;
  /** Ends the kernels of these notebooks, which would otherwise outlive their pages. */
  endKernels(notebooks: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export interface LabOptions {
  /** Settings for the environment of the server and its kernels. */
  env?: Record<string, string>;
  args?: readonly string[];
  /** Kernels besides the environment's own, by name. */
  kernels?: Record<string, { argv: string[]; env?: Record<string, string>; language?: string }>;
  /** Another virtual environment than the project's. */
  venv?: string;
  /** Started by `npm start`, as a newcomer does, on the project's own notebooks. */
  byStart?: boolean;
}

export async function startLab({ env = {}, args = [], kernels = {}, venv = ownVenv, byStart = false }: LabOptions = {}): Promise<Lab> {
  const folder = makeFolder("lab");
  const own = (name: string) => path.join(folder, ".jupyter", name);
  // No questions in the corner, and no news from the network.
  const apputils = path.join(own("settings"), "@jupyterlab", "apputils-extension");
  mkdirSync(apputils, { recursive: true });
  writeFileSync(path.join(apputils, "notification.jupyterlab-settings"), JSON.stringify({ fetchNews: "false", checkForUpdates: false }));
  for (const [name, { argv, env: kernelEnv = {}, language = "python" }] of Object.entries(kernels)) {
    const spec = path.join(own("data"), "kernels", name);
    mkdirSync(spec, { recursive: true });
    writeFileSync(path.join(spec, "kernel.json"), JSON.stringify({ argv, env: kernelEnv, display_name: name, language }));
  }
  const port = await freePort();
  const [program, ...first] = byStart ? [process.execPath, path.join(root, "scripts", "start.mjs")] : [programOf("jupyter-lab", venv)];
  const server = start(
    program,
    [
      ...first,
      "--no-browser",
      "--allow-root",
      "--expose-app-in-browser",
      `--ServerApp.port=${port}`,
      "--ServerApp.port_retries=0",
      "--ServerApp.ip=127.0.0.1",
      "--IdentityProvider.token=",
      ...(byStart ? [] : [`--ServerApp.root_dir=${folder}`]),
      ...args,
    ],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${binOf(venv)}${path.delimiter}${process.env.PATH}`,
        JUPYTER_CONFIG_DIR: own("config"),
        JUPYTER_DATA_DIR: own("data"),
        JUPYTER_RUNTIME_DIR: own("runtime"),
        JUPYTERLAB_SETTINGS_DIR: own("settings"),
        JUPYTERLAB_WORKSPACES_DIR: own("workspaces"),
        ...env,
      },
    },
  );
  const log = collect(server);
  const url = `http://127.0.0.1:${port}`;
  await until(
    `JupyterLab to start; it says: ${log()}`,
    async () => {
      if (server.exitCode !== null) throw new Error(`JupyterLab ended: ${log()}`);
      return (await fetch(`${url}/api/status`).catch(() => undefined))?.ok;
    },
    60_000,
  );
  return {
    url,
    folder: byStart ? path.join(root, "notebooks") : folder,
    log,
    endKernels: async (notebooks) => {
      // The server takes orders from those alone who know its cookie.
      const headers = { "X-XSRFToken": "00", cookie: "_xsrf=00" };
      const sessions = (await (await fetch(`${url}/api/sessions`)).json()) as { id: string; path: string }[];
      const wanted = sessions.filter(({ path: file }) => notebooks.includes(file));
      await Promise.all(wanted.map(({ id }) => fetch(`${url}/api/sessions/${id}`, { method: "DELETE", headers })));
    },
    stop: async () => {
      await stop(server);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = "";
  const add = (chunk: Buffer) => (text += chunk.toString());
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return () => text;
}

/** Writes a notebook of these cells and gives its name. */
export function writeNotebook(folder: string, name: string, cells: readonly string[], kernel = "tslab"): string {
  const language = kernel === "tslab" ? "typescript" : "python";
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: kernel, display_name: kernel, language } },
    cells: cells.map((source, i) => ({ cell_type: "code", id: `cell-${i}`, metadata: {}, execution_count: null, outputs: [], source })),
  };
  const file = `${name}.ipynb`;
  writeFileSync(path.join(folder, file), JSON.stringify(notebook));
  return file;
}

/** Puts a file of the project beside the notebooks. */
export function copyIn(folder: string, file: string): string {
  const to = path.join(folder, path.basename(file));
  if (!existsSync(to)) copyFileSync(path.join(root, file), to);
  return path.basename(file);
}
