/** Compiles the kernels to the bytes of a WebAssembly module: `npm run kernels` writes them to `kernelBytes.ts`. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = import.meta.dirname;
export const KERNEL_FILE = path.join(folder, '../kernelBytes.ts');

/** No runtime and no assertions: the memory is the caller's, and addresses are not objects. */
const OPTIONS =
  '-O3 --runtime stub --noAssert --use abort= --importMemory --initialMemory 1 --maximumMemory 65536';

export async function compileKernels() {
  const files = new Map();
  const { error, stderr } = await asc.main(['index.ts', '-o', 'kernels.wasm', ...OPTIONS.split(' ')], {
    readFile: (name) => {
      const file = path.join(folder, name);
      return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
    },
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  });
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`);
  return files.get('kernels.wasm');
}

/** The text of `kernelBytes.ts`. */
export async function kernelFileText() {
  const text = Buffer.from(await compileKernels()).toString('base64');
  const lines = text.match(/.{1,100}/g).map((line) => `  '${line}',`);
  return `/** Made by \`npm run kernels\` from \`assembly/\`; a test holds it against them. A WebAssembly module, in base64. */
export const KERNEL_BYTES = [
${lines.join('\n')}
].join('');
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fs.writeFileSync(KERNEL_FILE, await kernelFileText());
