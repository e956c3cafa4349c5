import * as l10n from '@vscode/l10n';

/** What was asked of whom, for the messages about what came of it. */
export interface Asked {
  /** `localhost:6060`; never holds a password. */
  readonly label: string;
  /** `the goroutine profile`, `the list of profiles`. */
  readonly what: string;
  readonly https: boolean;
  /** How long the server samples before it answers; absent when it answers at once. */
  readonly samplingSeconds?: number;
  /** How long a connection may take. */
  readonly connectSeconds: number;
  /** How long the answer may take once the connection stands. */
  readonly answerSeconds: number;
}

/** How most messages begin: `The goroutine profile was expected from localhost:6060`. */
export function expectation({ what, label }: Asked): string {
  return l10n.t('{0} was expected from {1}', `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`, label);
}

/** @example secondsText(1.5) === '1.5 seconds' */
export function secondsText(seconds: number): string {
  return seconds === 1 ? l10n.t('1 second') : l10n.t('{0} seconds', Math.round(seconds * 10) / 10);
}

/** @example bytesText(3 * 1024 * 1024) === '3 MiB' */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', bytes);
  if (bytes < 1024 * 1024) return `${Math.round((bytes / 1024) * 10) / 10} KiB`;
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;
}
