import { css } from "lit";

export const chartStyles = css`
  .chart {
    position: relative;
  }
  .chart:fullscreen {
    display: flex;
    flex-direction: column;
    padding: 16px;
    background: var(--inlay-block);
    overflow: auto;
  }
  .chart:fullscreen .plot {
    flex: 1;
  }
  .plot {
    position: relative;
    min-height: 120px;
    overflow: hidden;
    touch-action: pan-y;
  }
  .ground {
    position: absolute;
    inset: 0;
  }
  .plot canvas {
    position: absolute;
    inset: 0 auto auto 0;
    display: block;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-static);
    color: var(--inlay-text-muted);
  }
  .below {
    margin-top: 4px;
    font-size: 0.9em;
    text-align: center;
    color: var(--inlay-text-muted);
  }
  .range {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-top: 10px;
  }
  .range label {
    display: grid;
    gap: 2px;
    flex: 1 1 110px;
    min-width: 0;
    font-size: 0.86em;
    color: var(--inlay-text-muted);
  }
  .range :is(input, select) {
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--inlay-field-border);
    border-radius: var(--inlay-field-radius);
    background: var(--inlay-field);
    color: var(--inlay-text);
    font: inherit;
  }
  .range button {
    min-height: 32px;
    padding: 4px 12px;
  }
  .rows {
    max-height: 240px;
    margin-top: 10px;
    overflow: auto;
    border: 1px solid var(--inlay-border);
    border-radius: var(--inlay-field-radius);
  }
  .rows:focus-visible {
    outline: 2px solid var(--inlay-focus);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  table caption {
    padding: 6px 8px;
    text-align: start;
    color: var(--inlay-text-muted);
  }
  th,
  td {
    padding: 3px 8px;
    border-top: 1px solid var(--inlay-border);
    text-align: start;
    white-space: nowrap;
  }
  th {
    font-weight: 600;
  }
`;
