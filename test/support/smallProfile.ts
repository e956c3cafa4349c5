/** Builds small profiles from stacks written as text, through the real encoder and reader. */
import type { Profile } from '../../src/model/profile';
import { readProto } from '../../src/formats/proto/readProto';
import { encodeMessage } from './profileSchema';

export interface SmallSample {
  /**
   * Leaf first, blank between locations, `<` between a call and the function that it was inlined into:
   * `main.f@f.go:3<main.g@g.go:9 main.main@main.go:5`. A frame may end in `#12`, its function's start line.
   */
  readonly stack: string;
  readonly values: readonly (number | bigint)[];
  readonly labels?: Readonly<Record<string, string>>;
}

export interface SmallProfile {
  readonly types?: readonly string[];
  readonly defaultType?: string;
  readonly samples: readonly SmallSample[];
}

export function smallProfile(content: SmallProfile): Profile {
  const outcome = readProto(smallProfileBytes(content));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}

export function smallProfileBytes({
  types = ['goroutine/count'],
  defaultType = '',
  samples,
}: SmallProfile): Uint8Array {
  const strings = [''];
  const text = (value: string): number => {
    if (!strings.includes(value)) strings.push(value);
    return strings.indexOf(value);
  };
  const functions = new Map<string, { id: number; name: number; filename: number; start_line: number }>();
  const locations = new Map<
    string,
    { id: number; address: number; line: { function_id: number; line: number }[] }
  >();
  const lineOf = (frame: string): { function_id: number; line: number } => {
    const [, name = '', file = '', line = '0', start = '0'] =
      /^([^@]*)(?:@([^:]*):(\d+))?(?:#(\d+))?$/.exec(frame) ?? [];
    const key = `${name} ${file} ${start}`;
    const known = functions.get(key) ?? {
      id: functions.size + 1,
      name: text(name),
      filename: text(file),
      start_line: Number(start),
    };
    functions.set(key, known);
    return { function_id: known.id, line: Number(line) };
  };
  const locationId = (frames: string): number => {
    const id = locations.get(frames)?.id ?? locations.size + 1;
    locations.set(frames, { id, address: id * 16, line: frames.split('<').map(lineOf) });
    return id;
  };
  const sample_type = types.map((type) => ({
    type: text(type.split('/')[0] ?? ''),
    unit: text(type.split('/')[1] ?? ''),
  }));
  const sample = samples.map(({ stack, values, labels = {} }) => ({
    location_id: stack.split(' ').filter(Boolean).map(locationId),
    value: values.map(String),
    label: Object.entries(labels).map(([key, value]) => ({ key: text(key), str: text(value) })),
  }));
  return encodeMessage({
    sample_type,
    sample,
    location: [...locations.values()],
    function: [...functions.values()],
    default_sample_type: text(defaultType),
    string_table: strings,
  });
}
