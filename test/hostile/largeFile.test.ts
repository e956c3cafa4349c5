/** Files that are read while they are inflated end as files do that are read at once, whatever is wrong with them. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliPorts } from '../../src/cli/cliPorts';
import { largeFile } from '../../src/cli/largeFile';
import { runCli } from '../../src/cli/runCli';
import { smallProfileBytes } from '../support/smallProfile';
import { randomFrom } from './randomFrom';

let folder = '';
let inflated = Buffer.alloc(0);
let intact = Buffer.alloc(0);
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(tmpdir(), 'pprof-lens-large-'));
  inflated = Buffer.concat([smallProfileBytes({ samples: [{ stack: 'b a', values: [7] }] }), ...noise(26)]);
  intact = gzipSync(inflated, { level: 0 });
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Strings of a megabyte each that nobody uses. */
function noise(count: number): Buffer[] {
  const random = randomFrom(1);
  const string = Buffer.from(Uint32Array.from({ length: 1 << 18 }, () => random.below(2 ** 32)).buffer);
  return Array.from({ length: count }, () => Buffer.concat([Buffer.from([0x32, 0x80, 0x80, 0x40]), string]));
}

function written(bytes: Uint8Array): string {
  const file = path.join(folder, 'profile.pb.gz');
  fs.rmSync(file, { recursive: true, force: true });
  fs.writeFileSync(file, bytes);
  return file;
}

interface Said {
  readonly status: number;
  readonly output: string;
  readonly messages: string;
}

async function said(file: string, ports: Partial<CliPorts>): Promise<Said> {
  const [output, messages]: [string[], string[]] = [[], []];
  const status = await runCli(['-symbolize=none', '-top', file], {
    out: (piece) => output.push(String(piece)),
    error: (text) => messages.push(text),
    isTerminal: (stream) => stream === 'error',
    env: {},
    ...ports,
  });
  return { status, output: output.join(''), messages: messages.join('') };
}

const openFiles = (): number =>
  process.platform === 'linux'
    ? fs.readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(folder)).length
    : 0;

function linkOf(fd: string): string {
  try {
    return fs.readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    // The one of this look itself.
    return '';
  }
}

const CASES: readonly (readonly [string, () => Uint8Array, expected: string])[] = [
  ['sound', () => intact, ''],
  ['in two members', () => Buffer.concat([intact, gzipSync(noise(1)[0] ?? '')]), ''],
  ['followed by zeros', () => Buffer.concat([intact, Buffer.alloc(40 << 20)]), ''],
  ['followed by a byte', () => Buffer.concat([intact, Buffer.from('x')]), 'unexpected EOF'],
  ['followed by something else', () => Buffer.concat([intact, Buffer.alloc(50, 'x')]), 'invalid checksum'],
  ['cut short', () => intact.subarray(0, -(1 << 20)), 'unexpected EOF'],
  ['cut within its checksum', () => intact.subarray(0, -3), 'unexpected EOF'],
  ['damaged in the middle', () => turned(intact, intact.length >> 1), 'invalid checksum'],
  ['damaged in its first bytes', () => turned(intact, 2), 'gzip'],
  ['not compressed', () => inflated, ''],
  ['twice compressed', () => gzipSync(intact, { level: 0 }), 'parsing profile'],
  ['a text', () => gzipSync(Buffer.alloc(26 << 20, 'a line\n'), { level: 0 }), 'parsing profile'],
  ['of a broken message', () => gzipSync(Buffer.concat([inflated, Buffer.from([7])]), { level: 0 }), ''],
  ['of two profiles', () => gzipSync(Buffer.concat([inflated, inflated]), { level: 0 }), ''],
  ['of nothing', () => withLongName(gzipSync('')), 'empty input file'],
];

function turned(bytes: Buffer, at: number): Buffer {
  const damaged = Buffer.from(bytes);
  damaged[at] = (damaged[at] ?? 0) ^ 0x55;
  return damaged;
}

/** A file's name may stand behind the first ten bytes. */
function withLongName(gzip: Buffer): Buffer {
  const head = Buffer.from(gzip.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.alloc(26 << 20, 'a'), Buffer.from([0]), gzip.subarray(10)]);
}

describe('a large file', () => {
  it.each(CASES)('%s', async (_, bytes, expected) => {
    const file = written(bytes());
    const atOnce = await said(file, { largeFile: () => undefined });
    expect(await said(file, {})).toEqual(atOnce);
    expect(atOnce.messages).toContain(expected);
    expect(openFiles()).toBe(0);
  });

  it.each<[string, (file: string) => void]>([
    [
      'goes',
      (file) => {
        fs.rmSync(file);
      },
    ],
    [
      'becomes a folder',
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
    ],
    [
      'becomes short',
      (file) => {
        fs.truncateSync(file, 1000);
      },
    ],
    [
      'becomes empty',
      (file) => {
        fs.truncateSync(file, 0);
      },
    ],
  ])('that %s between the look and the reading', async (_, change) => {
    const file = written(intact);
    const changing = await said(file, {
      largeFile: (name) => {
        const large = largeFile(name);
        expect(large).toBeDefined();
        change(file);
        return large;
      },
    });
    expect(changing).toEqual(await said(file, { largeFile: () => undefined }));
    expect(changing.status).toBe(2);
    expect(openFiles()).toBe(0);
  });

  it('is never in memory as a whole, where it is sound', async () => {
    const buffers = new Set<ArrayBufferLike>();
    const report = await said(written(intact), {
      largeFile: (name) => {
        const large = largeFile(name);
        return (
          large && {
            ...large,
            *pieces() {
              for (const piece of large.pieces()) {
                buffers.add(piece.buffer);
                yield piece;
              }
            },
            whole: () => {
              throw new Error('the whole was asked for');
            },
          }
        );
      },
      readFile: () => {
        throw new Error('the whole was read');
      },
    });
    expect(report.output).toContain('7   100%   100%');
    expect(buffers.size).toBe(2);
    for (const { byteLength } of buffers) expect(byteLength).toBeLessThanOrEqual(16 << 20);
    expect(openFiles()).toBe(0);
  });

  it('is none where it is small, or no file, or nowhere, or not gzip', () => {
    const paths = [
      written(intact.subarray(0, 9000)),
      folder,
      path.join(folder, 'none'),
      '\0',
      '',
      '/dev/zero',
    ];
    expect(paths.map(largeFile)).toEqual(paths.map(() => undefined));
    expect(largeFile(written(inflated))).toBeUndefined();
    expect(openFiles()).toBe(0);
  });
});
