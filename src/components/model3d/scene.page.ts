/** A body, lights and a camera on a canvas, drawn only when something changed. */
import { AmbientLight, Box3, Color, DirectionalLight, DoubleSide, type Material, Mesh, PerspectiveCamera, Points, PointsMaterial, Scene, Sphere, Spherical, Texture, Vector3, WebGLRenderer, type Object3D } from "three"; // prettier-ignore
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import type { model3d } from "./spec";

type Look = Pick<typeof model3d.props, "displayMode" | "clearColor" | "cameraPosition" | "zoomSpeed" | "panSpeed">;

/** Turns by so much with each key, in radians. */
const TURN = Math.PI / 18;

export class BodyScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(45, 1, 0.01, 1000);
  readonly #controls: OrbitControls;
  readonly #observer: ResizeObserver;
  #body: Object3D | undefined;
  #points: Object3D[] = [];
  #frame = 0;
  #disposed = false;

  /** Throws where the browser draws no WebGL. */
  constructor(canvas: HTMLCanvasElement, lost: () => void) {
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      // Whoever gives it back doesn't miss it.
      if (!this.#disposed) lost();
    });
    canvas.addEventListener("webglcontextrestored", () => this.#draw());
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.addEventListener("change", () => this.#draw());
    const light = new DirectionalLight(0xffffff, 2.2);
    light.position.set(1, 2, 3);
    this.#camera.add(light);
    this.#scene.add(new AmbientLight(0xffffff, 1.2), this.#camera);
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(canvas);
  }

  /** How many triangles and points are drawn. */
  get size(): { triangles: number; points: number } {
    let [triangles, points] = [0, 0];
    this.#body?.traverse((part) => {
      if (part instanceof Mesh)
        triangles +=
          ((part.geometry as Mesh["geometry"]).index?.count ?? (part.geometry as Mesh["geometry"]).getAttribute("position").count) / 3;
      if (part instanceof Points) points += (part.geometry as Points["geometry"]).getAttribute("position").count;
    });
    return { triangles: Math.round(triangles), points };
  }

  show(body: Object3D, look: Look): void {
    if (this.#body) {
      this.#scene.remove(this.#body);
      dispose(this.#body);
    }
    this.#body = body;
    this.#points = [];
    // Of one size, in the middle, whatever its own measures are.
    const sphere = new Box3().setFromObject(body).getBoundingSphere(new Sphere());
    const scale = 1 / (sphere.radius || 1);
    body.scale.multiplyScalar(scale);
    body.position.sub(sphere.center.multiplyScalar(scale));
    this.#scene.add(body);
    this.wear(look);
    this.place(look);
  }

  wear({ displayMode, clearColor, zoomSpeed, panSpeed }: Look): void {
    Object.assign(this.#controls, { zoomSpeed, panSpeed });
    const [red, green, blue, alpha] = clearColor ?? [0, 0, 0, 0];
    this.#renderer.setClearColor(new Color(red, green, blue), alpha);
    for (const points of this.#points) points.removeFromParent();
    this.#points = [];
    const parts: Mesh[] = [];
    this.#body?.traverse((part) => {
      if (part instanceof Mesh) parts.push(part as Mesh);
    });
    for (const part of parts) {
      part.visible = true;
      for (const material of [part.material].flat())
        Object.assign(material, { wireframe: displayMode === "wireframe", side: DoubleSide, visible: displayMode !== "point_cloud" });
      if (displayMode !== "point_cloud") continue;
      const points = new Points(part.geometry, new PointsMaterial({ size: 0.02, color: 0x8c9bff }));
      part.add(points);
      this.#points.push(points);
    }
    this.#draw();
  }

  /** Looks from where the options say, or from a place where all is seen. */
  place({ cameraPosition: [around, down, distance] }: Look): void {
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    this.#controls.target.set(0, 0, 0);
    this.#camera.position.copy(new Vector3().setFromSpherical(new Spherical(distance ?? 3, radians(down ?? 70), radians(around ?? 30))));
    this.#controls.update();
    this.#draw();
  }

  /** What a key does; false where it does nothing. */
  press(key: string): boolean {
    const offset = this.#camera.position.clone().sub(this.#controls.target);
    const at = new Spherical().setFromVector3(offset);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => (at.theta -= TURN),
      ArrowRight: () => (at.theta += TURN),
      ArrowUp: () => (at.phi -= TURN),
      ArrowDown: () => (at.phi += TURN),
      "+": () => (at.radius /= 1.15),
      "-": () => (at.radius *= 1.15),
    };
    const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
    if (!act) return false;
    act();
    this.#camera.position.copy(this.#controls.target).add(new Vector3().setFromSpherical(at.makeSafe()));
    this.#controls.update();
    this.#draw();
    return true;
  }

  dispose(): void {
    this.#disposed = true;
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#controls.dispose();
    if (this.#body) dispose(this.#body);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#renderer.domElement;
    if (!width || !height) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#renderer.render(this.#scene, this.#camera));
  }
}

/** Lets go of what it holds on the graphics card. */
function dispose(body: Object3D): void {
  body.traverse((part) => {
    if (!(part instanceof Mesh || part instanceof Points)) return;
    (part.geometry as Mesh["geometry"]).dispose();
    for (const material of [part.material as Material | Material[]].flat()) {
      for (const each of Object.values(material)) if (each instanceof Texture) each.dispose();
      material.dispose();
    }
  });
}
