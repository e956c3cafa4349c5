/** Arbitrary profiles as messages of profile.proto, encoded by the library's reflection, which shares no code with ours. */
import fc from 'fast-check';
import type { Profile } from '../../../src/model/profile';
import { readProto } from '../../../src/formats/proto/readProto';
import { encodeMessage } from '../../support/profileSchema';

export interface ProfileShape {
  readonly types: number;
  /** `counts` are from 0 up, `doubles` all that a double holds exactly, `int64` the rest, too. */
  readonly values: 'counts' | 'doubles' | 'int64';
  /** No function twice in a stack. */
  readonly withoutRecursion?: true;
}

const NAMES = [
  '',
  'count',
  'bytes',
  'main.main',
  'main.f',
  'main.(*T).g',
  'größe',
  'a b',
  '/src/a.go',
  '/src/b.go',
  'x',
];
const text = fc.nat({ max: NAMES.length - 1 }).map(String);
const small = fc.nat({ max: 1000 }).map(String);
const int64 = fc.oneof(small, fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }).map(String));
const anyInt64 = fc.oneof(int64, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String));
const VALUES = { counts: small, doubles: int64, int64: anyInt64 };
const uint64 = fc.oneof(small, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String));

/** Ids are whatever fits, but are never met twice and never 0. */
const ids = (count: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String), {
    minLength: count,
    maxLength: count,
  });

export function anyMessage(shape: ProfileShape): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
    .chain((counts) => {
      const [mappings, functions, locations] = counts;
      return fc
        .tuple(ids(mappings), ids(functions), ids(locations))
        .chain(([mappingIds, functionIds, locationIds]) =>
          message(shape, mappingIds, functionIds, locationIds),
        );
    });
}

export function anyProfile(shape: ProfileShape): fc.Arbitrary<Profile> {
  return anyMessage(shape).map((content) => readBack(encodeMessage(content)));
}

export function readBack(bytes: Uint8Array): Profile {
  const outcome = readProto(bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}

function message(
  { types, values: kind, withoutRecursion }: ProfileShape,
  mappingIds: readonly string[],
  functionIds: readonly string[],
  locationIds: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const line = fc.record({ function_id: fc.constantFrom(...functionIds), line: small, column: small });
  // One function a location, so that stacks of different locations have different functions.
  const lines = (index: number): fc.Arbitrary<unknown[]> =>
    withoutRecursion
      ? fc.constant([{ function_id: functionIds[index], line: '7' }])
      : fc.array(line, { maxLength: 3 });
  const usable = withoutRecursion ? locationIds.slice(0, functionIds.length) : locationIds;
  const location = usable.map((id, index) =>
    fc.record({
      id: fc.constant(id),
      mapping_id: fc.constantFrom('0', ...mappingIds),
      address: uint64,
      line: lines(index),
      is_folded: fc.boolean(),
    }),
  );
  const values = fc.array(VALUES[kind], { minLength: types, maxLength: types });
  const stack = withoutRecursion
    ? fc.shuffledSubarray([...usable])
    : fc.array(fc.constantFrom(...usable), { maxLength: 8 });
  const label = fc.oneof(
    fc.record({ key: text, str: text }),
    fc.record({ key: text, num: anyInt64, num_unit: text }),
  );
  return fc.record({
    sample_type: fc.constant(
      Array.from({ length: types }, (_, index) => ({ type: index === 0 ? '1' : '2', unit: '1' })),
    ),
    sample: fc.array(
      fc.record({ location_id: stack, value: values, label: fc.array(label, { maxLength: 3 }) }),
      { maxLength: 12 },
    ),
    mapping: fc.tuple(
      ...mappingIds.map((id) =>
        fc.record({
          id: fc.constant(id),
          memory_start: uint64,
          memory_limit: uint64,
          file_offset: uint64,
          filename: text,
          build_id: text,
          has_functions: fc.boolean(),
        }),
      ),
    ),
    location: fc.tuple(...location),
    function: fc.tuple(
      ...functionIds.map((id, index) =>
        // Different names, so that each function is a node of its own.
        fc.record({
          id: fc.constant(id),
          name: withoutRecursion ? fc.constant(String(index + 3)) : text,
          system_name: text,
          filename: text,
          start_line: small,
        }),
      ),
    ),
    string_table: fc.constant(NAMES),
    drop_frames: fc.constant('0'),
    time_nanos: int64,
    duration_nanos: small,
    period_type: fc.constant({ type: '1', unit: '1' }),
    period: small,
    comment: fc.array(text, { maxLength: 2 }),
    default_sample_type: fc.constantFrom('0', '1', '2'),
    doc_url: text,
  });
}
