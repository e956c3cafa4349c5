import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import { plainLabel } from '../platform/plainText';
import { timeOfDay } from '../platform/profileNames';
import type { Watches } from '../platform/watch/watches';
import { leakCount, type WatchState } from '../platform/watch/watchState';
import type { LeakRow, WatchId } from '../protocol/leakRequests';

export type WatchNode =
  /** A watched program; its findings are below it. */
  | { readonly kind: 'watch'; readonly watch: WatchId }
  | { readonly kind: 'leak'; readonly watch: WatchId; readonly finding: number };

/** How a watched program or one of its leaks looks, is read aloud, and what a click does. */
export function describeWatchNode(node: WatchNode, watches: Watches): vscode.TreeItem {
  const state = watches.find(node.watch);
  if (state === undefined) return new vscode.TreeItem('');
  if (node.kind === 'watch') return watchItem(state);
  const row = state.verdict?.findings[node.finding];
  return row === undefined ? new vscode.TreeItem('') : leakItem(row, node);
}

function watchItem(state: WatchState): vscode.TreeItem {
  const { id, targetLabel, isRunning, verdict, problem, lastMillis } = state;
  const findings = verdict?.findings.length ?? 0;
  const title = isRunning
    ? vscode.l10n.t('Watching {0}', targetLabel)
    : vscode.l10n.t('Watched {0}', targetLabel);
  const item = new vscode.TreeItem(
    plainLabel(title),
    findings > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `watch ${id}`;
  item.description = plainLabel(watchDescription(state));
  item.tooltip = [
    verdict?.headline,
    verdict?.basis,
    lastMillis && timeOfDay(lastMillis),
    problem,
    ...state.missing,
  ]
    .filter(Boolean)
    .join('\n');
  item.iconPath = new vscode.ThemeIcon(problem !== undefined ? 'warning' : isRunning ? 'eye' : 'eye-closed');
  item.contextValue = isRunning ? 'watch running' : 'watch';
  item.command = { command: COMMANDS.showLeaks, title: vscode.l10n.t('Show leaks') };
  return item;
}

/** `20312 goroutines · 1 leak`. */
export function watchDescription(state: WatchState): string {
  const { total, verdict, problem, lookCount } = state;
  if (lookCount === 0)
    return problem === undefined ? vscode.l10n.t('first look') : vscode.l10n.t('no answer');
  const leaks = leakCount(state);
  const found =
    leaks > 0
      ? leaks === 1
        ? vscode.l10n.t('1 leak')
        : vscode.l10n.t('{0} leaks', leaks)
      : verdict === undefined
        ? ''
        : STATUS_WORDS[verdict.status]();
  const goroutines = vscode.l10n.t('{0} goroutines', total);
  return [goroutines, found, problem === undefined ? '' : vscode.l10n.t('no answer')]
    .filter(Boolean)
    .join(' · ');
}

const STATUS_WORDS = {
  leak: () => '',
  suspicion: () => vscode.l10n.t('suspicion'),
  clean: () => vscode.l10n.t('no leak seen'),
  tooEarly: () => vscode.l10n.t('too early to say'),
};

function leakItem(row: LeakRow, node: WatchNode & { readonly kind: 'leak' }): vscode.TreeItem {
  const item = new vscode.TreeItem(plainLabel(row.at));
  item.id = `leak ${node.watch} ${row.key}`;
  item.description = plainLabel(`${row.kindTitle} · ${row.summary}`);
  item.tooltip = [row.summary, row.kindReason, ...row.evidence, row.remedy].filter(Boolean).join('\n');
  item.iconPath = new vscode.ThemeIcon(ICONS[row.sureness], new vscode.ThemeColor(COLORS[row.sureness]));
  item.contextValue = 'leak';
  item.command = {
    command: COMMANDS.openLeak,
    title: vscode.l10n.t('Go to the line'),
    arguments: [{ watch: node.watch, finding: node.finding }],
  };
  item.accessibilityInformation = { label: [row.sureness, row.kindTitle, row.at, row.summary].join(', ') };
  return item;
}

const ICONS = { proven: 'error', likely: 'warning', possible: 'info' } as const;
const COLORS = {
  proven: 'problemsErrorIcon.foreground',
  likely: 'problemsWarningIcon.foreground',
  possible: 'problemsInfoIcon.foreground',
} as const;
