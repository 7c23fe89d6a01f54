/** The public names of Inlay. Import them under a short one: `import * as ui from "inlay"`. */
import { useHost } from "./apps/host";
import { connectLive } from "./graph/live";
import { attach, findTslab } from "./kernel/tslab.node";
import { Notebook } from "./notebook";
import { currentCall } from "./session/context.node";
import { Queue } from "./queue/queue";
import { SessionFiles } from "./session/files.node";
import { watchPrints } from "./session/prints.node";
import { Session } from "./session/session";

export type { App, AppOptions } from "./apps/app";
export { Blocks, type BlocksOptions } from "./apps/blocks";
export { Interface, type InterfaceOptions } from "./apps/interface";
export {
  AnnotatedImage,
  type Annotated,
  type AnnotatedImageEvents,
  type AnnotatedImageOptions,
  type AnnotatedValue,
  type Annotation,
  type Box,
} from "./components/annotatedimage";
export { Audio, type AudioEvents, type AudioOptions, type WaveformOptions } from "./components/audio";
export { BarPlot, type BarPlotEvents, type BarPlotOptions } from "./components/barplot";
export { BrowserState, type BrowserStateEvents, type BrowserStateOptions } from "./components/browserstate";
export { Button, type ButtonEvents, type ButtonOptions } from "./components/button";
export type { BoxSelection, PlotSelection } from "./components/chart/codec";
export type { ArrowTable, PlotData, PlotRow } from "./components/chart/columns";
export type { Aggregate, ChartOptions, Limits } from "./components/chart/spec";
export {
  Chatbot,
  type ChatbotEvents,
  type ChatbotOptions,
  type ChatExample,
  type Message,
  type MessageContent,
  type MessageFile,
  type MessageMetadata,
  type MessageOption,
  type NewContent,
  type NewMessage,
  type Said,
} from "./components/chatbot";
export { Checkbox, type CheckboxEvents, type CheckboxOptions } from "./components/checkbox";
export { CheckboxGroup, type CheckboxGroupEvents, type CheckboxGroupOptions } from "./components/checkboxgroup";
export { ColorPicker, type ColorPickerEvents, type ColorPickerOptions } from "./components/colorpicker";
export { ClearButton, type ClearButtonEvents, type ClearButtonOptions } from "./components/clearbutton";
export { Code, type CodeEvents, type CodeOptions, type Language } from "./components/code";
export { Column } from "./components/column";
export { DateTime, type DateTimeEvents, type DateTimeOptions, type DateTimeTypes } from "./components/datetime";
export {
  Dataframe,
  type ArrowLike,
  type CellEdited,
  type CellSelected,
  type CellTypes,
  type DataframeEvents,
  type DataframeOptions,
  type Datatype,
  type RowOf,
  type TableLike,
  type TableRow,
  type TableTypes,
} from "./components/dataframe";
export { DownloadButton, type DownloadButtonEvents, type DownloadButtonOptions } from "./components/downloadbutton";
export { Dropdown, type DropdownEvents, type DropdownOptions, type Picked, type Typed } from "./components/dropdown";
export { File, type FileEvents, type FileOptions, type Files } from "./components/file";
export { FileExplorer, type FileExplorerEvents, type FileExplorerOptions } from "./components/fileexplorer";
export { Gallery, type GalleryEvents, type GalleryItem, type GalleryOptions, type Hung } from "./components/gallery";
export {
  HighlightedText,
  type Entities,
  type HighlightedPart,
  type HighlightedTextEvents,
  type HighlightedTextOptions,
} from "./components/highlightedtext";
export { HTML, type HTMLEvents, type HTMLOptions } from "./components/html";
export { Image, type ImageEvents, type ImageOptions, type WebcamOptions } from "./components/image";
export {
  ImageEditor,
  ImageMask,
  Paint,
  Sketchpad,
  type Brush,
  type Drawable,
  type Drawing,
  type Eraser,
  type ImageEditorEvents,
  type ImageEditorOptions,
  type LayerOptions,
} from "./components/imageeditor";
export { ImageSlider, type Compared, type ImageSliderEvents, type ImageSliderOptions } from "./components/imageslider";
export { JSON, type JSONEvents, type JSONOptions, type JSONValue } from "./components/json";
export { Label, type LabelEvents, type LabelOptions, type LabelValue } from "./components/label";
export { LinePlot, type LinePlotEvents, type LinePlotOptions } from "./components/lineplot";
export { Log, type LogEvents, type LogLine, type LogOptions } from "./components/log";
export { Markdown, type LatexDelimiter, type MarkdownEvents, type MarkdownOptions } from "./components/markdown";
export {
  MultimodalTextbox,
  type MultimodalTextboxEvents,
  type MultimodalTextboxOptions,
  type MultimodalSource,
  type MultimodalValue,
} from "./components/multimodaltextbox";
export { Model3D, type Model3DEvents, type Model3DOptions } from "./components/model3d";
export { Number, type NumberEvents, type NumberOptions } from "./components/number";
export type { Choice, ChoiceOptions, Choices } from "./components/parts/choice";
export type { FileSource, FileSources, NamedBytes } from "./components/parts/files";
export { Plot, type Figure, type FigureSelection, type PlotEvents, type PlotFigure, type PlotOptions } from "./components/plot";
export { Radio, type RadioEvents, type RadioOptions } from "./components/radio";
export { RangeSlider, type Range, type RangeSliderEvents, type RangeSliderOptions } from "./components/rangeslider";
export { Row, type RowOptions } from "./components/row";
export { ScatterPlot, type ScatterPlotEvents, type ScatterPlotOptions } from "./components/scatterplot";
export { Slider, type SliderEvents, type SliderOptions } from "./components/slider";
export { State, type StateEvents, type StateOptions } from "./components/state";
export { Timer, type TimerEvents, type TimerOptions } from "./components/timer";
export { Textbox, type HtmlAttributes, type TextboxEvents, type TextboxOptions } from "./components/textbox";
export { UploadButton, type UploadButtonEvents, type UploadButtonOptions } from "./components/uploadbutton";
export { Video, type VideoEvents, type VideoOptions, type VideoTypes } from "./components/video";
export type { Block, Port } from "./graph/block";
export type { Component, Filled } from "./graph/component";
export type { Computed, Initial, Ticker } from "./graph/computed";
export type { EventMap, FileValue, Listeners, Selected } from "./graph/event";
export type * from "./graph/handler";
export type { Child, Layout, LayoutOptions } from "./graph/layout";
export {
  on,
  type Dependency,
  type Listener,
  type ListenOptions,
  type SchemaResult,
  type StandardSchema,
  type Validator,
  type Verdict,
} from "./graph/listener";
export type { QueueOptions } from "./graph/root";
export type { CommonOptions } from "./graph/spec";
export type { Audible, AudioTypes, Int16Sound, MonoSound, RawSound, Sound } from "./media/audio";
export type { ImageMode, ImageTypes, Picture, PictureFormat, Pixels, Tensor } from "./media/picture";
export { AppError as Error, Info, Success, Warning, type AlertOptions } from "./session/alerts";
export { sleep } from "./session/sleep";
export { tqdm } from "./session/tqdm.node";
export { append, skip, update, type Update } from "./graph/update";
export { worker, type Worked } from "./worker/worker.node";

const tslab = findTslab();
const notebook = tslab && new Notebook(attach(tslab));
if (notebook) useHost(notebook);
// Without a notebook components can be made, and have values; they can't be shown.
const session =
  notebook?.session ??
  new Session(new Queue(), new SessionFiles(), {
    own: () => () => {},
    inspect: (_, line) => line,
    log: console.error,
    onPrint: watchPrints,
  });
connectLive(() => (currentCall()?.session as Session | undefined) ?? session);
