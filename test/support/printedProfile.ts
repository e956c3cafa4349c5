/**
 * A profile that has one of everything that reports print: inlined calls, labels of each kind, a folded location, one
 * without lines, a system name, a second binary, a comment, a time. The expected texts of the tests that use it were
 * printed by pprof (github.com/google/pprof, 2026-11, -symbolize=none, TZ=UTC).
 */
const STRINGS = [
  '',
  'delay',
  'nanoseconds',
  'count',
  'main.main',
  'main.work',
  'main.inner',
  '_main.inner',
  '/src/main.go',
  '/src/work.go',
  '/bin/demo',
  'c0ffee',
  'tenant',
  'acme',
  'Ünal & 😀',
  'bytes',
  'wait',
  'seconds',
  'made by hand',
  'https://example.com/doc',
  'objects',
  '/lib/libc.so',
];

const text = (value: string): number => STRINGS.indexOf(value);

export const PRINTED_PROFILE = {
  sample_type: [
    { type: text('objects'), unit: text('count') },
    { type: text('delay'), unit: text('nanoseconds') },
  ],
  sample: [
    {
      location_id: [1, 2, 3],
      value: ['3', '1500000'],
      label: [
        { key: text('tenant'), str: text('acme') },
        { key: text('bytes'), num: '2048', num_unit: text('bytes') },
        { key: text('bytes'), num: '96' },
      ],
    },
    {
      location_id: [2, 3],
      value: ['1', '250000000'],
      label: [
        { key: text('tenant'), str: text('Ünal & 😀') },
        { key: text('tenant'), str: text('acme') },
        { key: text('wait'), num: '5', num_unit: text('seconds') },
      ],
    },
    { location_id: [4, 3], value: ['12', '-4000'], label: [] },
    { location_id: [], value: ['0', '9007199254740993'], label: [] },
  ],
  mapping: [
    {
      id: 1,
      memory_start: '4194304',
      memory_limit: '8388608',
      file_offset: '4096',
      filename: text('/bin/demo'),
      build_id: text('c0ffee'),
      has_functions: true,
      has_filenames: true,
      has_line_numbers: true,
      has_inline_frames: true,
    },
    { id: 2, memory_start: '0', memory_limit: '18446744073709551615', filename: text('/lib/libc.so') },
  ],
  location: [
    {
      id: 1,
      mapping_id: 1,
      address: '4198416',
      line: [
        { function_id: 3, line: 7, column: 12 },
        { function_id: 2, line: 31 },
      ],
    },
    { id: 2, mapping_id: 1, address: '4198500', line: [{ function_id: 2, line: 35 }], is_folded: true },
    { id: 3, mapping_id: 1, address: '4198400', line: [{ function_id: 1, line: 9 }] },
    { id: 4, mapping_id: 2, address: '18446744073709551600' },
  ],
  function: [
    {
      id: 1,
      name: text('main.main'),
      system_name: text('main.main'),
      filename: text('/src/main.go'),
      start_line: 5,
    },
    {
      id: 2,
      name: text('main.work'),
      system_name: text('main.work'),
      filename: text('/src/work.go'),
      start_line: 30,
    },
    { id: 3, name: text('main.inner'), system_name: text('_main.inner'), filename: text('/src/work.go') },
  ],
  time_nanos: '1763962458058816500',
  duration_nanos: '2110000000',
  period_type: { type: text('delay'), unit: text('count') },
  period: '1',
  comment: [text('made by hand')],
  default_sample_type: text('delay'),
  doc_url: text('https://example.com/doc'),
  string_table: STRINGS,
};
