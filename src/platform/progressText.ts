import * as l10n from '@vscode/l10n';
import type { FetchProgress } from '../fetch/fetchTypes';

/** What the notification says while a profile is on its way: `sampling, 18 s left`. */
export function progressText(progress: FetchProgress): string {
  switch (progress.kind) {
    case 'connecting':
      return 'connecting';
    case 'sampling': {
      const left = Math.ceil(progress.seconds - progress.elapsedSeconds);
      return left > 0 ? l10n.t('sampling, {0} s left', left) : l10n.t('waiting for the answer');
    }
    case 'receiving':
      return l10n.t('received {0}', bytesText(progress.bytes));
  }
}

function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
