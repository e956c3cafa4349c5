export interface PanelAssets {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly title: string;
}

/**
 * The page's frame: nothing inline, nothing from elsewhere. The toolkit takes its nonce for the one style that it
 * adds from the `csp-nonce` element.
 */
export function panelHtml({ cspSource, script, style, nonce, title }: PanelAssets): string {
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
