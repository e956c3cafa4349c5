/** Colours are the reader's own, light or dark; a line with a value is told by its numbers and its weight, not by colour. */
export const WEBLIST_STYLE = `:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.3rem; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 0; font: 600 1.05rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.facts { padding: 0; list-style: none; }
.path, .sum { margin: 0.15rem 0; overflow-wrap: anywhere; }
section > table { width: 100%; margin-top: 0.5rem; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 400; border-bottom: 1px solid GrayText; }
td { padding: 0 0.75rem 0 0; vertical-align: top; font: 13px/1.55 ui-monospace, monospace; }
th:nth-child(-n + 3), .n { padding-right: 0.75rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
section > table > tbody > tr:not(.hot) .n { color: GrayText; }
section > table > tbody > tr.hot > td { font-weight: 600; }
section > table > tbody > tr:hover { background: color-mix(in srgb, CanvasText 7%, Canvas); }
code { font: inherit; white-space: pre-wrap; tab-size: 4; overflow-wrap: anywhere; }
summary { cursor: pointer; }
.addresses { margin: 0.25rem 0 0.5rem 1rem; font-weight: 400; }
`;
