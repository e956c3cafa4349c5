// Builds the bundles into out/, and the licences of what is in them. `--watch` rebuilds on change, `--production`
// minifies.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };

/**
 * Packages that few runs of the terminal front need, with what is imported of them. To parse and start them takes longer
 * than to print most reports, so each is a file of its own that is loaded when something of it is used.
 */
const APART = { re2js: ['RE2JS', 'RE2JSSyntaxException'], pako: ['Inflate'] };

const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /^(re2js|pako)$/ }, ({ path }) => ({ path, namespace: 'apart' }));
    build.onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
      contents: APART[path]
        .map(
          (name) =>
            `Object.defineProperty(exports, '${name}', { get: () => require('./cli-${path}.js').${name} });`,
        )
        .join('\n'),
    }));
    build.onResolve({ filter: /^\.\/cli-/ }, ({ path }) => ({ path, external: true }));
  },
};

/** `pprof-lens goroutines` and `leaks`: a bundle of their own, since ordinary reports start faster without them. */
const subcommandsApart = {
  name: 'subcommandsApart',
  setup(build) {
    build.onResolve({ filter: /^\.\/subcommands$/ }, () => ({
      path: './cli-subcommands.js',
      external: true,
    }));
  },
};

/** protobufjs asks for `long` and does without; we read 64-bit numbers ourselves. Compiling its WebAssembly costs 4 ms. */
const withoutLong = {
  name: 'withoutLong',
  setup(build) {
    build.onResolve({ filter: /^long$/ }, ({ path }) => ({ path, namespace: 'withoutLong' }));
    build.onLoad({ filter: /./, namespace: 'withoutLong' }, () => ({ contents: 'module.exports = null;' }));
  },
};

/** The terminal front speaks English, as pprof does: it needs no reader of message files. */
const english = { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' };

const programs = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'src/server/main.ts' }, plugins: [withoutLong] },
  {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    alias: english,
    banner: { js: '#!/usr/bin/env node' },
    plugins: [apart, withoutLong, subcommandsApart],
    // Node reads what is imported twice, once to learn its exports: 90 ms for the subcommands, that `require` does not take.
    supported: { 'dynamic-import': false },
  },
  {
    ...node,
    entryPoints: { 'cli-subcommands': 'src/cli/subcommands.ts' },
    alias: english,
    plugins: [apart, withoutLong],
  },
  { ...node, entryPoints: { countWorker: 'src/cli/countWorker.ts' } },
  { ...node, entryPoints: { dumpPartWorker: 'src/formats/goroutines/dumpPartWorker.ts' } },
  { ...node, entryPoints: { 'cli-re2js': 're2js', 'cli-pako': 'pako' } },
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
  const built = await Promise.all(programs.map((options) => esbuild.build(options)));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  fs.writeFileSync('out/THIRD_PARTY_NOTICES.txt', thirdPartyNotices(inputs));
}

/** Name, version and licence of every package that a bundle holds a file of: most licences ask for that. */
function thirdPartyNotices(inputs) {
  const folders = inputs.flatMap(
    (file) => file.match(/^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/) ?? [],
  );
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
    const text = file === undefined ? '' : fs.readFileSync(path.join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `pprof Lens contains the following packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
