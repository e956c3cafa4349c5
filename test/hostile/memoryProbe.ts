/**
 * A program of its own, so that its peak of memory is that of reading: `intact` reads a profile of some megabytes again and
 * again, `damaged` reads mutations of it, `bomb` gzip that inflates to a gigabyte. Prints the peak in kilobytes.
 */
import zlib from 'node:zlib';
import { readProfile } from '../../src/formats/readProfile';
import { encodeMessage } from '../support/profileSchema';
import { mutated } from './mutate';
import { randomFrom } from './randomFrom';

const ROUNDS = 60;
const MOST_BYTES = 256 * 1024 * 1024;
const read = (bytes: Uint8Array): void => {
  readProfile(bytes, { maxInflatedBytes: MOST_BYTES, zlib });
};

const kind = process.argv[2];
if (kind === 'bomb') read(bomb());
else {
  const intact = someProfile();
  for (let round = 0; round < ROUNDS; round++) {
    // Both make as many copies, so that the copies are not what differs.
    const damaged = mutated(intact, intact, randomFrom(round));
    read(kind === 'intact' ? intact : damaged);
  }
}
process.stdout.write(String(process.resourceUsage().maxRSS));

function someProfile(): Uint8Array {
  const random = randomFrom(1);
  const ids = Array.from({ length: 3000 }, (_, index) => String(index + 1));
  return encodeMessage({
    sample_type: [{ type: '1', unit: '1' }],
    sample: Array.from({ length: 20_000 }, () => ({
      location_id: Array.from({ length: 25 }, () => ids[random.below(ids.length)]),
      value: [String(random.below(1_000_000))],
      label: random.below(4) === 0 ? [{ key: '1', num: '512' }] : [],
    })),
    location: ids.map((id) => ({ id, address: id, line: [{ function_id: id, line: '1' }] })),
    function: ids.map((id) => ({ id, name: '1' })),
    string_table: ['', 'x'],
  });
}

/** A gigabyte of zeros; made in pieces, so that this program's own peak stays small. */
function bomb(): Uint8Array {
  const piece = zlib.gzipSync(Buffer.alloc(16 * 1024 * 1024));
  return Buffer.concat(Array.from({ length: 64 }, () => piece));
}
