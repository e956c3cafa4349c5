import path from 'node:path';
import * as esbuild from 'esbuild';

/** Bytes of the page's script as it is shipped: of the packages that the toolkit brings, and of all the rest. */
export async function scriptSize(root) {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'webview/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    legalComments: 'none',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    outdir: 'out',
  });
  const outputs = Object.values(metafile.outputs);
  const total = outputs.reduce((sum, { bytes }) => sum + bytes, 0);
  const toolkit = outputs
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file]) => file.startsWith('node_modules/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { own: total - toolkit, toolkit };
}
