/** Builds the program of a thread from its source, as it is installed beside the programs that start it. */
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** @param source from the repository's root: `src/cli/countWorker.ts` */
export async function builtWorker(source: string, folder: string): Promise<string> {
  const worker = path.join(folder, `${path.basename(source, '.ts')}.js`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outfile: worker,
    bundle: true,
    platform: 'node',
    logLevel: 'silent',
  });
  return worker;
}
