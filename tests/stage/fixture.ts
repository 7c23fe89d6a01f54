import type { Block } from "../../src/index";

/** A component as the gallery and its tests show it. */
export interface Fixture {
  /** The component's name in the API. */
  name: string;
  /** What is shown, made anew for each page: as a rule once for the user to change, and once only to look at. */
  make: () => readonly Block[];
}
