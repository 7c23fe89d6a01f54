import { icon, icons } from "../../page/parts/icons";

export const drawn = {
  ...icons,
  brush: icon("M13.5 2.5l-6.3 7M5.5 9.2c-2 0-1.6 2.6-3.2 3.6 1.8 1 5.3.6 5.3-1.8 0-1-.9-1.8-2.1-1.8z"),
  camera: icon("M2 5h2.5l1-1.8h5L11.5 5H14v8H2zM8 6.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z"),
  crop: icon("M4.5 1.5v10h10M1.5 4.5h10v10"),
  empty: icon("M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9"),
  eraser: icon("M6.2 13.2L2.4 9.4l6.3-6.3 4.4 4.4-5.7 5.7zM5.3 6.5l4.4 4.4M6.2 13.2h7.3"),
  eye: icon("M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z"),
  hidden: icon("M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM2.5 13.5l11-11"),
  paste: icon("M5.5 3.5h-2v10h9v-10h-2M5.5 2.5h5v2.3h-5z"),
  plus: icon("M8 3v10M3 8h10"),
  redo: icon("M13 6.5H6a3.5 3.5 0 0 0 0 7h3.5M10 3.5l3 3-3 3"),
  resize: icon("M2.5 2.5h11v11h-11zM6 10l4-4M7.2 6H10v2.8"),
  undo: icon("M3 6.5h7a3.5 3.5 0 0 1 0 7H6.5M6 3.5l-3 3 3 3"),
};
