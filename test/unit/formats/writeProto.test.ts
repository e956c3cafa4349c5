import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readProto } from '../../../src/formats/proto/readProto';
import { protoPieces, writeProto } from '../../../src/formats/proto/writeProto';
import type { Profile } from '../../../src/model/profile';
import { allProfiles } from '../../support/fixtures';
import { decodeMessage, encodeMessage } from '../../support/profileSchema';
import { smallProfile } from '../../support/smallProfile';

function read(bytes: Uint8Array): Profile {
  const outcome = readProto(bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}

const HEX = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a written profile', () => {
  it('is what was read, to the last byte, when it is read and written again', () => {
    for (const file of allProfiles().filter((name) => !path.basename(name).startsWith('bad_'))) {
      const once = writeProto(read(new Uint8Array(gunzipSync(readFileSync(file)))));
      expect(HEX(writeProto(read(once))), file).toBe(HEX(once));
    }
  });

  it('keeps line numbers to the last digit', () => {
    const lines = [2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), -1n].map(String);
    const profile = read(
      encodeMessage({
        sample_type: [{ type: '1', unit: '1' }],
        sample: [{ location_id: ['1'], value: ['5'] }],
        location: [{ id: '1', line: lines.map((line) => ({ function_id: '1', line, column: line })) }],
        function: [{ id: '1', name: '1', start_line: String(2n ** 60n + 1n) }],
        string_table: ['', 'a'],
      }),
    );
    expect(decodeMessage(writeProto(profile))).toMatchObject({
      location: [{ line: lines.map((line) => ({ line, column: line })) }],
      function: [{ start_line: String(2n ** 60n + 1n) }],
    });
  });

  it('keeps bytes that are no UTF-8', () => {
    const { strings, ...profile } = smallProfile({ samples: [{ stack: 'a@a.go:1', values: [1] }] });
    const texts = {
      count: strings.count,
      text: (index: number) => strings.text(index).replace(/^a$/, 'a\udcff'),
    };
    const written = writeProto({ ...profile, strings: texts });
    expect(HEX(written)).toContain('320261ff');
    expect(HEX(writeProto(read(written)))).toBe(HEX(written));
    expect(read(written).strings.text(profile.functions.names[0] ?? 0)).toBe('a\udcff');
  });

  it('has the bytes that pprof writes', () => {
    const profile = read(
      encodeMessage({
        sample_type: [
          { type: '1', unit: '2' },
          { type: '3', unit: '2' },
        ],
        sample: [{ location_id: ['300', '300'], value: ['5', '-1'] }],
        location: [{ id: '300', address: '255', line: [{ function_id: '1', line: '3', column: '2' }] }],
        function: [{ id: '1', name: '4' }],
        string_table: ['', 'a', 'count', 'b', 'f'],
        comment: ['3', '4', '1'],
      }),
    );
    expect(HEX(writeProto(profile))).toBe(
      [
        ['0a04', '08011002', '0a04', '08031002'],
        // One number per tag where there are only two.
        ['1213', '08ac02', '08ac02', '1005', '10ffffffffffffffffff01'],
        ['220e', '08ac02', '18ff01', '2206', '080110031802'],
        ['2a04', '08011004'],
        ['3200', '320161', '3205636f756e74', '320162', '320166'],
        // Three comments are packed; default_sample_type is written although it is none.
        ['6a03030401', '7000'],
      ]
        .flat()
        .join(''),
    );
  });

  it('has string labels by key before numeric ones, in the order of strings’ first use', () => {
    const profile = read(
      encodeMessage({
        sample_type: [{ type: '1', unit: '1' }],
        sample: [
          {
            value: ['1'],
            label: [
              { key: '2', num: '7' },
              { key: '3', str: '2' },
              { key: '2', num: '8', num_unit: '4' },
              { key: '4', str: '5' },
              { key: '3', str: '1', num: '9' },
            ],
          },
        ],
        string_table: ['', 'n', 'z', 'k', 'ä', 'unused'],
      }),
    );
    const written = decodeMessage(writeProto(profile));
    expect(written['string_table']).toEqual(['', 'n', 'k', 'z', 'ä', 'unused']);
    expect(written['sample']).toEqual([
      {
        location_id: [],
        value: ['1'],
        label: [
          { key: '2', str: '3', num: '0', num_unit: '0' },
          { key: '2', str: '1', num: '0', num_unit: '0' },
          { key: '4', str: '5', num: '0', num_unit: '0' },
          { key: '3', str: '0', num: '7', num_unit: '0' },
          { key: '3', str: '0', num: '8', num_unit: '4' },
        ],
      },
    ]);
  });

  it('names the samples of a diff base, once', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'f', values: [1], labels: { a: 'x', z: 'y' } },
        { stack: 'f', values: [1] },
      ],
    });
    const marked = { ...profile, samples: { ...profile.samples, diffBase: Uint8Array.of(1, 0) } };
    const once = writeProto(marked);
    const again = read(once);
    expect([...(again.samples.diffBase ?? [])]).toEqual([1, 0]);
    expect([...again.samples.labels.keys].map((key) => again.strings.text(key))).toEqual([
      'a',
      'pprof::base',
      'z',
    ]);
    expect(HEX(writeProto(again))).toBe(HEX(once));
  });

  it('keeps strings that are no UTF-8', () => {
    const bytes = writeProto(smallProfile({ samples: [{ stack: 'fx', values: [1] }] }));
    const at = Buffer.from(bytes).indexOf('fx');
    bytes[at] = 0xff;
    expect(HEX(writeProto(read(bytes)))).toBe(HEX(bytes));
  });

  it('comes in pieces that are the same bytes', () => {
    const one = smallProfile({ samples: [{ stack: 'a b c d e f g h', values: [7], labels: { k: 'v' } }] });
    const count = 60_000;
    const labels = {
      keys: new Uint32Array(count).fill(one.samples.labels.keys[0] ?? 0),
      texts: new Uint32Array(count).fill(one.samples.labels.texts[0] ?? 0),
      numbers: new BigInt64Array(count),
      units: new Uint32Array(count),
    };
    const profile: Profile = {
      ...one,
      samples: {
        count,
        stackStarts: Uint32Array.from({ length: count + 1 }, (_, row) => row * 8),
        stacks: Uint32Array.from({ length: count * 8 }, (_, at) => at % 8),
        values: [new Float64Array(count).fill(7)],
        labelStarts: Uint32Array.from({ length: count + 1 }, (_, row) => row),
        labels,
      },
    };
    const pieces = [...protoPieces(profile)];
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.compare(Buffer.concat(pieces), Buffer.from(writeProto(profile)))).toBe(0);
  });
});
