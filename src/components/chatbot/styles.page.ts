/** What a chat looks like. Messages stand in its own tree, so their styles are here. */
import { css } from "lit";
import { richStyles } from "../markdown/rich-styles.page";

const frame = css`
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .frame.resizable {
    resize: vertical;
  }
  .log {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior-y: contain;
    padding: 4px 10px 12px 4px;
    outline: none;
    border-radius: var(--inlay-field-radius);
    container-type: inline-size;
    /* What is added at the end must not be taken for what the reader looks at. */
    overflow-anchor: none;
  }
  .log:focus-visible,
  inlay-chat-message:focus-visible {
    outline: 2px solid var(--inlay-focus);
    outline-offset: -2px;
  }
  .bar {
    position: absolute;
    top: 4px;
    inset-inline-end: 8px;
    display: flex;
    gap: 2px;
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-block);
  }
  .bar button,
  .tools button {
    min-width: 28px;
    min-height: 28px;
    padding: 0 6px;
  }
  .jump {
    position: absolute;
    inset-block-end: 10px;
    inset-inline: 0;
    width: 34px;
    height: 34px;
    margin-inline: auto;
    padding: 0;
    border-radius: 50%;
    background: var(--inlay-block);
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
  }
  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 16px;
    min-height: 100%;
    padding: 24px 8px;
    color: var(--inlay-text-muted);
    text-align: center;
  }
  .examples {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 8px;
    width: min(100%, 620px);
  }
  .examples button {
    min-height: 44px;
    padding: 10px 14px;
    border-color: var(--inlay-border);
    border-radius: 12px;
    background: var(--inlay-block);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .examples button:hover {
    border-color: var(--inlay-accent);
  }
`;

const message = css`
  inlay-chat-message {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding-top: 4px;
    border-radius: 12px;
    content-visibility: auto;
    contain-intrinsic-size: auto none auto 90px;
  }
  /* A component's own pop-ups would be cut off, and a field that is out of sight loses nothing. */
  inlay-chat-message[data-wide],
  inlay-chat-message:focus-within,
  inlay-chat-message:last-child {
    content-visibility: visible;
  }
  inlay-chat-message[data-first] {
    padding-top: 12px;
  }
  .column {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-width: 0;
    max-width: min(88%, 720px);
  }
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    font-size: 20px;
  }
  .avatar:not(:empty) {
    overflow: hidden;
    border-radius: 50%;
    background: var(--inlay-static);
  }
  .avatar img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .bubble {
    max-width: 100%;
    padding: 9px 14px;
    border-radius: 16px;
    background: var(--inlay-static);
    overflow-wrap: anywhere;
  }
  [data-role="user"] {
    flex-direction: row-reverse;
  }
  [data-role="user"] .column {
    align-items: flex-end;
  }
  [data-role="user"] .bubble {
    background: var(--inlay-accent-soft);
  }
  [data-role="system"] .bubble {
    background: none;
    border: 1px dashed var(--inlay-border);
    color: var(--inlay-text-muted);
  }
  [data-role="assistant"][data-last] .bubble {
    border-end-start-radius: 4px;
  }
  [data-role="user"][data-last] .bubble {
    border-end-end-radius: 4px;
  }
  [data-wide] .column,
  [data-wide] .bubble,
  .editor {
    width: 100%;
  }
  [data-wide] .bubble {
    padding: 6px;
  }
  [data-wide] inlay-chat-text {
    padding: 3px 8px;
  }
  .bubble > * + * {
    margin-top: 10px;
  }
  @container (width < 420px) {
    .column {
      max-width: 100%;
    }
    .avatar {
      width: 24px;
      height: 24px;
    }
  }
  .bubble slot {
    display: block;
  }

  inlay-chat-message[data-layout="panel"] {
    flex-direction: row;
    padding: 14px 12px;
    border-radius: 0;
    border-bottom: 1px solid var(--inlay-border);
  }
  inlay-chat-message[data-layout="panel"]:not([data-last]) {
    border-bottom: 0;
    padding-bottom: 0;
  }
  [data-layout="panel"][data-role="user"] {
    background: var(--inlay-static);
  }
  [data-layout="panel"] .column {
    max-width: none;
    flex: 1;
    align-items: stretch;
  }
  [data-layout="panel"][data-role] .bubble {
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    min-height: 30px;
    opacity: 0;
  }
  inlay-chat-message:last-child .tools,
  inlay-chat-message:hover .tools,
  inlay-chat-message:focus-within .tools {
    opacity: 1;
  }
  [data-layout="panel"] .tools {
    opacity: 1;
  }
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }
  .tools [aria-pressed="true"] {
    color: var(--inlay-accent);
  }
  .tools [aria-pressed="true"] path {
    fill: currentcolor;
    fill-opacity: 0.25;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 8px;
  }
  .options button {
    min-height: 34px;
    padding: 5px 14px;
    border-color: var(--inlay-accent);
    border-radius: 17px;
    background: none;
    color: var(--inlay-accent);
    overflow-wrap: anywhere;
  }
  .editor textarea {
    field-sizing: content;
    min-height: 60px;
    max-height: 300px;
    min-width: min(480px, 60cqi);
    margin-bottom: 6px;
  }
  .editor button {
    padding: 5px 14px;
  }
  .thought {
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--inlay-border);
  }
  .thought + * {
    margin-top: 10px;
  }
  .thought > summary {
    min-height: 24px;
    color: var(--inlay-text-muted);
    cursor: pointer;
    border-radius: 4px;
  }
  .thought > summary:focus-visible {
    outline: 2px solid var(--inlay-focus);
  }
  .thought .title {
    font-weight: 600;
  }
  .log-text {
    margin-inline-start: 6px;
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  .inside {
    padding: 4px 0 2px;
    color: var(--inlay-text-muted);
    font-size: 0.95em;
  }
  .turning {
    display: inline-block;
    width: 12px;
    height: 12px;
    margin-inline-end: 6px;
    border: 2px solid var(--inlay-accent);
    border-top-color: transparent;
    border-radius: 50%;
    vertical-align: -1px;
    animation: turn 0.8s linear infinite;
  }
  .waiting {
    display: inline-flex;
    gap: 5px;
    margin-top: 12px;
    padding: 14px 16px;
    border-radius: 16px;
    background: var(--inlay-static);
  }
  .waiting span {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--inlay-text-muted);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .waiting span:nth-child(2) {
    animation-delay: 0.2s;
  }
  .waiting span:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .turning,
    .waiting span {
      animation: none;
    }
  }
`;

const text = css`
  inlay-chat-text {
    display: block;
  }
  inlay-chat-text[plain] {
    white-space: pre-wrap;
  }
  inlay-chat-text > :first-child {
    margin-top: 0;
  }
  inlay-chat-text > :last-child {
    margin-bottom: 0;
  }
  inlay-chat-text :is(p, ul, ol) {
    margin: 0.6em 0;
  }
  inlay-chat-text :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  inlay-chat-text :is(h1, h2, h3, h4) {
    margin: 0.9em 0 0.4em;
    font-size: 1.1em;
  }
  inlay-chat-text h1 {
    font-size: 1.35em;
  }
  inlay-chat-text a {
    color: inherit;
    text-decoration-color: var(--inlay-accent);
    text-decoration-thickness: 2px;
  }
  inlay-chat-text :not(pre) > code {
    background: color-mix(in srgb, var(--inlay-text) 8%, transparent);
  }
  inlay-chat-text pre {
    border: 1px solid var(--inlay-border);
    background: var(--inlay-field);
  }
  inlay-chat-text .copy-code {
    background: var(--inlay-field);
  }
`;

export const styles = [...richStyles, frame, message, text];
