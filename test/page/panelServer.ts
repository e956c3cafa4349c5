/** Builds the page and serves it on the loopback as the extension host would, with the same content security policy. */
import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { THEMES, themeStyle, type ThemeName } from './themes';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NONCE = 'Zm9yIHRlc3Rz';

export interface PanelServer {
  url(theme: ThemeName): string;
  close(): Promise<void>;
}

export async function startPanelServer(): Promise<PanelServer> {
  const files = await bundle();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const theme = url.searchParams.get('theme');
    const origin = `http://127.0.0.1:${portOf(server)}`;
    if (url.pathname === '/' && isThemeName(theme)) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html(theme, origin));
      return;
    }
    if (url.pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = isThemeName(theme) ? themeStyle(theme) : files.get(url.pathname);
    response.statusCode = file === undefined ? 404 : 200;
    // What was built once is the same for all tests.
    response.setHeader('cache-control', 'max-age=3600');
    response.setHeader('content-type', url.pathname.endsWith('.css') ? 'text/css' : 'text/javascript');
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: (theme) => `http://127.0.0.1:${portOf(server)}/?theme=${theme}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      panel: 'webview/main.ts',
      'panel-style': 'webview/panel.css',
      'scripted-host': 'test/page/host/scriptedHost.ts',
    },
    bundle: true,
    write: false,
    outdir: '/',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    logLevel: 'warning',
  });
  return new Map(outputFiles.map((file) => [file.path, file.text]));
}

function html(theme: ThemeName, origin: string): string {
  const policy = [
    "default-src 'none'",
    `img-src ${origin}`,
    `font-src ${origin}`,
    `style-src ${origin} 'nonce-${NONCE}'`,
    `script-src 'nonce-${NONCE}'`,
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta property="csp-nonce" content="${NONCE}">
<title>pprof Lens</title>
<link rel="stylesheet" href="theme.css?theme=${theme}">
<link rel="stylesheet" href="panel-style.css">
</head>
<body class="${THEMES[theme].kind}" data-vscode-theme-kind="${THEMES[theme].kind}">
<div id="root"></div>
<script nonce="${NONCE}" src="scripted-host.js"></script>
<script nonce="${NONCE}" src="panel.js"></script>
</body>
</html>`;
}

function isThemeName(name: string | null): name is ThemeName {
  return name !== null && Object.hasOwn(THEMES, name);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
