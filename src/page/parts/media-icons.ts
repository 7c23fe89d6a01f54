/** Drawings for the buttons of sound and moving pictures. */
import { icon } from "./icons";

export const mediaIcons = {
  play: icon("M5 3l8 5-8 5z"),
  pause: icon("M5.5 3v10M10.5 3v10"),
  stop: icon("M4 4h8v8H4z"),
  microphone: icon("M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM3.5 8a4.5 4.5 0 0 0 9 0M8 12.5V15"),
  forward: icon("M3 4l5 4-5 4zM8.5 4l5 4-5 4z"),
  back: icon("M13 4L8 8l5 4zM7.5 4l-5 4 5 4z"),
  loud: icon("M2.5 6h2.5l3.5-3v10L5 10H2.5zM11 5.5a3.5 3.5 0 0 1 0 5M12.7 3.5a6.5 6.5 0 0 1 0 9"),
  muted: icon("M2.5 6h2.5l3.5-3v10L5 10H2.5zM11 6l3.5 4M14.5 6L11 10"),
  trim: icon("M4.5 4.5m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4.5 11.5m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 5.8L13.5 11.5M6 10.2L13.5 4.5"),
  camera: icon("M2 4.5h8v7H2zM10 7l4-2v6l-4-2z"),
};
