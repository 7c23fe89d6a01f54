/** Files as three.js draws them. Nothing is fetched for them. */
import { type BufferGeometry, LoadingManager, Mesh, MeshStandardMaterial, Points, PointsMaterial, type Object3D } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { OBJLoader } from "three/examples/jsm/loaders/OBJLoader.js";
import { PLYLoader } from "three/examples/jsm/loaders/PLYLoader.js";
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js";

/** Stands in for what a file asks of the network. */
const NOTHING = "data:,";

export async function loadModel(file: Blob, mime: string): Promise<Object3D> {
  const bytes = await file.arrayBuffer();
  switch (mime) {
    case "model/gltf-binary":
    case "model/gltf+json": {
      const manager = new LoadingManager().setURLModifier((url) => (/^(data|blob):/.test(url) ? url : NOTHING));
      return (await new GLTFLoader(manager).parseAsync(bytes, "")).scene;
    }
    case "model/obj":
      return new OBJLoader().parse(new TextDecoder().decode(bytes));
    case "model/stl":
      return toMesh(new STLLoader().parse(bytes));
    default: {
      const geometry = new PLYLoader().parse(bytes);
      return geometry.index ? toMesh(geometry) : new Points(geometry, new PointsMaterial({ vertexColors: geometry.hasAttribute("color") }));
    }
  }
}

function toMesh(geometry: BufferGeometry): Mesh {
  if (!geometry.hasAttribute("normal")) geometry.computeVertexNormals();
  const material = new MeshStandardMaterial({ color: 0xb8bec8, roughness: 0.7, vertexColors: geometry.hasAttribute("color") });
  return new Mesh(geometry, material);
}
