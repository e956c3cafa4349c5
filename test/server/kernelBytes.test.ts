import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KERNEL_FILE, kernelFileText } from '../../src/kernels/assembly/compile.mjs';

it('the kernels are compiled from their sources: otherwise run `npm run kernels`', async () => {
  expect(readFileSync(KERNEL_FILE, 'utf8') === (await kernelFileText())).toBe(true);
});
