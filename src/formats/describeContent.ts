import * as l10n from '@vscode/l10n';

/** Says in a sentence what bytes look like that are no profile, so that the person knows what was fetched or opened. */
export function describeContent(bytes: Uint8Array): {
  readonly kind: 'known' | 'unknown';
  readonly sentence: string;
} {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096));
  for (const [pattern, sentence] of KNOWN) if (pattern.test(head)) return { kind: 'known', sentence };
  return {
    kind: 'unknown',
    sentence: isText(head)
      ? l10n.t('Found text that begins {0}.', quoted(head))
      : l10n.t('Found {0} bytes that begin {1}.', bytes.length.toLocaleString('en'), hex(bytes)),
  };
}

/** In order of how sure the sign is. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /^goroutine \d{1,19} [^[\n]{0,80}\[[^\]\n]{1,200}\]/m,
    l10n.t(
      'Expected a pprof profile, found a goroutine dump (`debug=2`, a panic or SIGQUIT), which has no counts. Open it as text, or fetch the goroutine profile without `debug=2`.',
    ),
  ],
  [
    /^heap profile: *\d+:/m,
    l10n.t(
      'Expected a pprof profile, found a text that begins as those of heap profiles do, of a kind that is not known. Fetch it without `debug=1`.',
    ),
  ],
  [
    /^\s*<(!doctype|html|head|body|\?xml)/i,
    l10n.t(
      'Expected a pprof profile, found a web page. The address may be behind a login, or name the index instead of a profile.',
    ),
  ],
  [
    /^\s*[[{]\s*["\]}]/,
    l10n.t('Expected a pprof profile, found JSON. The address may belong to another service.'),
  ],
  [
    /^go 1\.\d+ trace/,
    l10n.t('Expected a pprof profile, found an execution trace. Open it with `go tool trace`.'),
  ],
  [
    /^PERFILE2/,
    l10n.t('Expected a pprof profile, found data of Linux perf. Convert it with perf_data_converter first.'),
  ],
  [
    /^\x7fELF|^MZ|^\ufffd\ufffd\ufffd\ufffd\x07/,
    l10n.t(
      'Expected a pprof profile, found a program. Choose the profile, not the binary that was profiled.',
    ),
  ],
  [
    /^PK\x03\x04/,
    l10n.t('Expected a pprof profile, found a zip archive. Unpack it and open the profile in it.'),
  ],
];

function isText(head: string): boolean {
  return !/[\x00-\x08\x0e-\x1f\ufffd]/.test(head.slice(0, 512));
}

function quoted(head: string): string {
  const line = head.trimStart().split(/\r?\n/, 1)[0] ?? '';
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
