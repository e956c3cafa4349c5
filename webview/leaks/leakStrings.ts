/** Texts of the tab Leaks, and of watching. */
import * as l10n from '@vscode/l10n';
import { countText, plural } from '../countedText';

export const leakStrings = {
  watchTarget: l10n.t('Watch target'),
  stopWatching: l10n.t('Stop watching'),
  copyMarkdown: l10n.t('Copy as Markdown'),
  nothingWatchedTitle: l10n.t('No program is watched'),
  nothingWatched: l10n.t(
    'Watch a running Go program: its goroutines and memory are looked at again and again, and what leaks is named with its line, its start, its growth and the reason.',
  ),
  watching: (target: string, seconds: number) =>
    l10n.t('Watching {0} every {1} s', target, countText(seconds)),
  watched: (target: string) => l10n.t('Watched {0}', target),
  sureness: { proven: l10n.t('proven'), likely: l10n.t('likely'), possible: l10n.t('possible') },
  createdBy: l10n.t('Started at'),
  exampleStack: (count: number) =>
    plural(count, l10n.t('Example stack, {0} frame'), l10n.t('Example stack, {0} frames')),
  acceptLeak: l10n.t('Accept this leak'),
  acceptLeakTitle: l10n.t('Puts it on the allow list of the setting pprofLens.leaks.accepted.'),
  unknownLine: l10n.t('(line unknown)'),
  dismissed: (count: number) =>
    plural(count, l10n.t('{0} group is no leak'), l10n.t('{0} groups are no leak')),
  goroutineChart: l10n.t('Goroutines'),
  memoryChart: l10n.t('Memory'),
} as const;
