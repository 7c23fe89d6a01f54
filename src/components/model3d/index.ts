import { ComponentNode, type Component, type Filled } from "../../graph/component";
import type { Initial } from "../../graph/computed";
import type { EventMap, Listeners } from "../../graph/event";
import type { Inputs } from "../../graph/handler";
import { addShortcuts } from "../parts/shortcuts";
import { codec } from "./codec";
import { model3d, type Model3DOptions } from "./spec";

export type { Model3DOptions };
export interface Model3DEvents<G> extends Pick<EventMap<G>, (typeof model3d.events)[number]> {}
export interface Model3D<G = string | null>
  extends Component<G, string | Uint8Array, Model3DOptions, Model3DEvents<G>>, Listeners<Model3DEvents<G>> {}

/**
 * A body in space, from a GLB, glTF, OBJ, STL or PLY file, to be turned and looked at from all sides. Handlers get the path of the
 * file, null while there is none; `required: true` refuses the event instead. They answer with the path of a file or its bytes.
 * Nothing is fetched for a model: what it needs besides itself, such as pictures at addresses, isn't shown.
 *
 * @example
 * ui.Interface({ fn: (path) => path, inputs: ui.Model3D({ required: true }), outputs: ui.Model3D({ displayMode: "wireframe" }) })
 */
export function Model3D<R extends boolean = false, I extends Inputs = []>(
  options?: Model3DOptions & Initial<string | Uint8Array, I> & { required?: R },
): Model3D<Filled<string, R>> {
  return new ComponentNode(model3d, codec, options) as unknown as Model3D<Filled<string, R>>;
}

declare module "../../graph/handler" {
  interface Shortcuts {
    model3d: Model3D;
  }
}
addShortcuts({ model3d: () => Model3D() });
