// Builds the four bundles into out/. `--watch` rebuilds on change, `--production` minifies.
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  legalComments: 'none',
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };

const programs = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'src/server/main.ts' } },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...shared,
    entryPoints: { panel: 'webview/main.ts', 'panel-style': 'webview/panel.css' },
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  },
].map((options) => ({ ...options, outdir: 'out' }));

if (watch) {
  for (const options of programs) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(programs.map((options) => esbuild.build(options)));
}
