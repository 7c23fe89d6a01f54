/** What rich text looks like, wherever it stands. */
import { css } from "lit";
import { buttonStyles } from "../../page/styles";

export const richStyles = [
  buttonStyles,
  css`
    h1,
    h2,
    h3,
    h4,
    h5,
    h6 {
      margin: 1em 0 0.4em;
      line-height: 1.25;
    }
    h1 {
      font-size: 1.7em;
    }
    h2 {
      font-size: 1.35em;
    }
    h3 {
      font-size: 1.15em;
    }
    h4,
    h5,
    h6 {
      font-size: 1em;
    }
    a {
      color: var(--inlay-accent);
    }
    a:focus-visible,
    pre:focus-visible,
    [data-section]:focus-visible {
      outline: 2px solid var(--inlay-focus);
      outline-offset: 2px;
    }
    a.anchor {
      display: inline-block;
      min-width: 24px;
      margin-inline-start: 0.2em;
      text-align: center;
      text-decoration: none;
      color: var(--inlay-text-muted);
    }
    code {
      padding: 0.1em 0.3em;
      border-radius: 4px;
      background: var(--inlay-static);
      font-family: var(--inlay-font-mono);
      font-size: 0.92em;
    }
    .code-block {
      position: relative;
      margin: 0.8em 0;
    }
    pre {
      margin: 0;
      padding: 12px;
      border-radius: var(--inlay-field-radius);
      background: var(--inlay-static);
      direction: ltr;
      text-align: left;
      overflow: auto;
    }
    pre code {
      padding: 0;
      background: none;
      overflow-wrap: normal;
    }
    .copy-code {
      position: absolute;
      top: 4px;
      right: 4px;
      min-height: 24px;
      padding: 2px 8px;
      background: var(--inlay-static);
      font-size: 0.86em;
    }
    blockquote {
      margin: 0.8em 0;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--inlay-border);
      color: var(--inlay-text-muted);
    }
    table {
      display: block;
      max-width: 100%;
      border-collapse: collapse;
      overflow: auto;
    }
    th,
    td {
      padding: 4px 10px;
      border: 1px solid var(--inlay-border);
    }
    img {
      max-width: 100%;
    }
    .math.display {
      display: block;
      margin: 0.6em 0;
      text-align: center;
      overflow-x: auto;
    }
    .math.wrong {
      color: var(--inlay-danger-text);
      font-family: var(--inlay-font-mono);
      font-size: 0.92em;
    }
    .tok-comment,
    .tok-meta {
      color: light-dark(#5c6370, #a3abb6);
    }
    .tok-comment {
      font-style: italic;
    }
    .tok-keyword,
    .tok-operator {
      color: light-dark(#8a1fa8, #d6a2f2);
    }
    .tok-string,
    .tok-string2,
    .tok-url {
      color: light-dark(#0b6a2e, #8fd6a0);
    }
    .tok-number,
    .tok-bool,
    .tok-atom,
    .tok-literal {
      color: light-dark(#9a3a06, #f2b27f);
    }
    .tok-typeName,
    .tok-className,
    .tok-namespace,
    .tok-macroName,
    .tok-labelName {
      color: light-dark(#0a5f73, #7fd3e6);
    }
    .tok-variableName.tok-definition,
    .tok-propertyName,
    .tok-variableName2,
    .tok-link {
      color: light-dark(#1f4fbf, #9db8ff);
    }
    .tok-heading,
    .tok-strong {
      font-weight: 700;
    }
    .tok-emphasis {
      font-style: italic;
    }
    .tok-invalid {
      color: var(--inlay-danger-text);
    }
  `,
];
