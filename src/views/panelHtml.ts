import type { DisplayLanguage } from '../platform/displayLanguage';

export interface PanelAssets {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly title: string;
  readonly page: string;
  /** What the page told of itself before; undefined where it begins anew. */
  readonly kept: string | undefined;
  /** The language of the page, and its messages where that is not English. */
  readonly language: Pick<DisplayLanguage, 'tag' | 'messages'>;
}

/**
 * The page's frame: nothing inline, nothing from elsewhere. The toolkit takes its nonce for the one style that it
 * adds from the `csp-nonce` element.
 */
export function panelHtml({
  cspSource,
  script,
  style,
  nonce,
  title,
  page,
  kept,
  language,
}: PanelAssets): string {
  const messages = language.messages === undefined ? '' : JSON.stringify(language.messages);
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language.tag)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<div id="root" data-page="${attribute(page)}" data-kept="${attribute(kept ?? '')}" data-messages="${attribute(messages)}"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** The page has function names in what it keeps, and messages may hold anything. */
function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
