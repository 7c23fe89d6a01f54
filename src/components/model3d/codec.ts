import type { Codec } from "../../graph/component";
import { show } from "../../graph/spec";
import { headOf } from "../../media/audio.node";
import { mimeOfModel } from "../../media/mime";
import { acceptFile, takeBytes, takeFile, type FileMedia, type Kinds } from "../parts/media";
import type { model3d } from "./spec";

const names: Readonly<Record<string, string>> = {
  "model/gltf-binary": "glb",
  "model/gltf+json": "gltf",
  "model/obj": "obj",
  "model/stl": "stl",
  "model/ply": "ply",
};
const kinds: Kinds = {
  what: "model",
  files: "a GLB, glTF, OBJ, STL or PLY file",
  mimeOfFile: (path) => mimeOfModel(headOf(path)),
  mimeOfBytes: mimeOfModel,
  nameOf: (mime) => `model.${names[mime]!}`,
};

export const codec: Codec<FileMedia | null, unknown, string | Uint8Array, typeof model3d.props> = {
  isCostly: true,
  accept: (value, { files }, current) => (value === null ? null : acceptFile(value, files, kinds, current)),
  preprocess: (media, { files }) => media && ("file" in media ? files.get(media.file).path : files.keep(media.name, media.data).path),
  postprocess: (value: unknown, { files }) => {
    if (typeof value === "string") return takeFile(value, files, kinds);
    if (value instanceof Uint8Array) return takeBytes(new Uint8Array(value), files, kinds);
    throw new TypeError(`expected a model: the bytes of ${kinds.files}, or the path of one; got ${show(value)}`);
  },
};
