/**
 * Reads a profile of any form that is supported. Order of the attempts: pprof's Parse (profile/profile.go): gzip,
 * then protobuf, then the text forms; a sentence says what else the bytes look like.
 */
import * as l10n from '@vscode/l10n';
import { describeContent } from './describeContent';
import type { Profile } from '../model/profile';
import type { Zlib } from './inflateGzip';
import { inflateGzip, isGzip } from './inflateGzip';
import type { ProtoOutcome } from './proto/protoReader';
import { readProto } from './proto/readProto';
import type { ReadOutcome } from './readOutcome';
import { readText } from './text/readText';

export interface ReadOptions {
  /** Bytes that the inflated data may have. */
  readonly maxInflatedBytes: number;
  readonly zlib: Zlib;
}

export const DEFAULT_MAX_INFLATED_BYTES = 1024 * 1024 * 1024;

export function readProfile(input: Uint8Array, options: ReadOptions): ReadOutcome {
  if (input.length === 0) {
    return unreadable(l10n.t('The file is empty; expected a pprof profile. Fetch it again.'), EMPTY);
  }
  const inflated = inflate(input, options);
  if (!inflated.ok) return inflated;
  const { bytes } = inflated;
  if (bytes.length === 0) {
    return unreadable(l10n.t('The gzip data is empty; expected a pprof profile. Fetch it again.'), EMPTY);
  }
  const proto = readProto(bytes);
  if (proto.ok) return acceptProto(proto.profile);
  // These end pprof's attempts; after any other failure it tries the texts.
  if (proto.kind === 'concatenated' || isValidation(proto)) return explainProtoFailure(proto, bytes);
  return tryText(proto, bytes);
}

const EMPTY = 'parsing profile: empty input file';

/** pprof reads a profile that counts nothing, but can show nothing of it (profile/merge.go). */
export function acceptProto(profile: Profile): ReadOutcome {
  if (profile.sampleTypes.length > 0) return { ok: true, profile, format: 'proto', problems: [] };
  return unreadable(
    l10n.t(
      'It is a profile.proto that does not say what it counts, so there is nothing to show. Expected at least one sample type; fetch it again.',
    ),
    'profiles have empty common sample type list',
  );
}

function inflate(
  input: Uint8Array,
  options: ReadOptions,
): { ok: true; bytes: Uint8Array } | (ReadOutcome & { ok: false }) {
  if (!isGzip(input)) return { ok: true, bytes: input };
  const outcome = inflateGzip(input, options.maxInflatedBytes, options.zlib);
  if (outcome.ok) return outcome;
  const got = l10n.t('{0} bytes', outcome.inflatedBytes.toLocaleString('en'));
  switch (outcome.reason) {
    case 'tooLarge':
      return unreadable(
        l10n.t(
          'The gzip data inflates to more than {0}, which is the limit for one profile. Expected a profile; it may be damaged or made to exhaust memory.',
          got,
        ),
        'decompressing profile: too large',
      );
    case 'cutShort':
      return unreadable(
        l10n.t(
          'The gzip data is cut short: its {0} bytes inflate to {1} and then end in the middle. Expected a whole gzipped profile; fetch or copy it again.',
          input.length.toLocaleString('en'),
          got,
        ),
        'decompressing profile: unexpected EOF',
      );
    case 'damaged':
      return unreadable(
        l10n.t(
          'The gzip data is damaged: after {0} it does not fit its own checksum or form. Expected a gzipped profile; fetch or copy it again.',
          got,
        ),
        'decompressing profile: gzip: invalid checksum',
      );
  }
}

function tryText(proto: ProtoFailure, bytes: Uint8Array): ReadOutcome {
  try {
    const text = readText(bytes);
    if (!text.ok) return explainProtoFailure({ ...proto, pprofMessage: text.pprofError }, bytes);
    const { profile, format, problems } = text.read;
    const { pprofRefuses } = problems;
    return {
      ok: true,
      profile,
      format,
      problems: problems.finish(),
      ...(pprofRefuses === undefined ? {} : { pprofRefuses }),
    };
  } catch (error) {
    // A table or an array larger than the machine can have.
    if (!(error instanceof RangeError)) throw error;
    return unreadable(
      l10n.t(
        'The text has {0} bytes, more than can be held in memory. Expected a smaller one; fetch the profile without `debug=1`: it is far smaller and says the same.',
        bytes.length.toLocaleString('en'),
      ),
      'parsing profile: out of memory',
    );
  }
}

type ProtoFailure = ProtoOutcome & { ok: false };

function explainProtoFailure(proto: ProtoFailure, bytes: Uint8Array): ReadOutcome {
  const pprofMessage = isValidation(proto)
    ? `malformed profile: ${proto.pprofMessage}`
    : `parsing profile: ${proto.pprofMessage}`;
  const looks = describeContent(bytes);
  if (looks.kind === 'known') return unreadable(looks.sentence, pprofMessage);
  switch (proto.kind) {
    case 'concatenated':
      return unreadable(
        l10n.t(
          'It is two profiles written one after the other, where one was expected. Split the file, or fetch the profiles one by one.',
        ),
        pprofMessage,
      );
    case 'malformed':
      return unreadable(
        l10n.t(
          'It is a profile.proto that contradicts itself: {0}. Expected a profile as Go writes it; fetch it again, or look at the program that wrote it.',
          proto.reason,
        ),
        pprofMessage,
      );
    case 'unreadable':
      return unreadable(
        l10n.t(
          'Expected a pprof profile: gzipped or plain profile.proto, or its text (`debug=1`). {0} As profile.proto it fails: {1}. If it was one, it is cut short or damaged; fetch it again.',
          looks.sentence,
          proto.reason,
        ),
        pprofMessage,
      );
  }
}

/** Messages of the decoder, unlike those of the validation, make pprof try its text readers. */
function isValidation({ kind, pprofMessage }: ProtoFailure): boolean {
  return kind === 'malformed' && !OTHER_MESSAGES.includes(pprofMessage);
}

const OTHER_MESSAGES = [
  // Of the decoder.
  'malformed profile format',
  'type mismatch',
  'unknown wire type',
  'unexpected EOF',
  'bad varint',
  "string_table[0] must be ''",
  // Of the texts.
  'unrecognized profile format',
  'bufio.Scanner: token too long',
];

function unreadable(message: string, pprofMessage: string): ReadOutcome & { ok: false } {
  return { ok: false, message, pprofMessage };
}
