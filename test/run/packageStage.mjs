/** Packs the VSIX and looks into it: it holds what a user needs, and nothing else. */
import fs from 'node:fs';
import { packExtension } from './build.mjs';

const MOST_BYTES = 2_000_000;
const NEEDED = [
  'package.json',
  'package.nls.json',
  'l10n/bundle.l10n.json',
  'package.nls.de.json',
  'l10n/bundle.l10n.de.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'out/extension.js',
  'out/server.js',
  'out/cli.js',
  'out/cli-pako.js',
  'out/cli-re2js.js',
  'out/cli-subcommands.js',
  'out/countWorker.js',
  'out/dumpPartWorker.js',
  'out/panel.js',
  'out/panel-style.css',
  'out/THIRD_PARTY_NOTICES.txt',
];
/** What may stand in the package; anything else was forgotten in .vscodeignore. */
const ALLOWED = [
  /^(package\.json|readme\.md|changelog\.md|LICENSE(\.txt|\.md)?)$/i,
  /^out\/(extension|server|cli|cli-pako|cli-re2js|cli-subcommands|countWorker|dumpPartWorker|panel)\.js$/,
  /^out\/(panel-style\.css|THIRD_PARTY_NOTICES\.txt)$/,
  /^out\/[\w-]+\.(svg|png|ttf|woff2?)$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^(syntaxes\/[\w.-]+\.json|language-configuration\.json|package\.nls(\.[\w-]+)?\.json)$/,
  /^(docs\/images|images|media|resources|icons)\/[\w.-]+\.(svg|png)$/,
];

/** Gives the path of the VSIX and sentences about what is wrong with it. */
export async function packAndCheck() {
  const vsix = await packExtension();
  return { vsix, problems: problemsOf(vsix) };
}

function problemsOf(vsix) {
  const bytes = fs.readFileSync(vsix);
  const files = listZip(bytes)
    .filter((name) => name.startsWith('extension/') && !name.endsWith('/'))
    .map((name) => name.slice('extension/'.length));
  const lowerCase = new Set(files.map((name) => name.toLowerCase()));
  const missing = NEEDED.filter((name) => !lowerCase.has(name.toLowerCase()));
  const foreign = files.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
  return [
    ...missing.map((name) => `The VSIX lacks ${name}.`),
    ...foreign.map(
      (name) =>
        `The VSIX carries ${name}; keep it out with .vscodeignore, or allow it in test/run/packageStage.mjs.`,
    ),
    ...(bytes.length > MOST_BYTES
      ? [`The VSIX has ${bytes.length} bytes, more than the ${MOST_BYTES} agreed on.`]
      : []),
  ];
}

/** Names in a zip's central directory: entries of 46 bytes and a name, found through the record at the file's end. */
export function listZip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('The VSIX is not a zip file: it has no end-of-directory record.');
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
