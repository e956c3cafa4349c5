import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import { kindName, profileLabel, shortName, timeOfDay } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { ProfileSession } from '../platform/profileSession';
import type { ProfileId } from '../protocol/view';
import type { WatchNode } from './watchNodes';

export interface SavedNode {
  readonly kind: 'saved';
  readonly path: string;
  readonly name: string;
  readonly modifiedMillis: number;
}

export type ProfileNode =
  /** Profiles of one target, or the files that were opened. */
  | { readonly kind: 'group'; readonly label: string; readonly of: 'target' | 'files' }
  | { readonly kind: 'profile'; readonly profile: ProfileId }
  | { readonly kind: 'savedGroup'; readonly directory: string; readonly saved: readonly SavedNode[] }
  | SavedNode
  | WatchNode;

/** How a node looks, is read aloud, and what a click does. */
export function describeNode(
  node: Exclude<ProfileNode, WatchNode>,
  session: ProfileSession,
): vscode.TreeItem {
  switch (node.kind) {
    case 'group': {
      const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
      item.id = `group ${node.of} ${node.label}`;
      item.iconPath = new vscode.ThemeIcon(node.of === 'target' ? 'server-process' : 'folder-opened');
      item.contextValue = 'group';
      return item;
    }
    case 'profile': {
      const record = session.find(node.profile);
      return record === undefined ? new vscode.TreeItem('') : profileItem(record, session);
    }
    case 'savedGroup': {
      const label = vscode.l10n.t('Saved in {0}', shortDirectory(node.directory));
      const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
      item.id = 'savedGroup';
      item.iconPath = new vscode.ThemeIcon('archive');
      item.tooltip = node.directory;
      item.contextValue = 'savedGroup';
      return item;
    }
    case 'saved':
      return savedItem(node);
  }
}

function profileItem(record: ProfileRecord, session: ProfileSession): vscode.TreeItem {
  const isShown = session.shown?.record.id === record.id;
  const isBase = session.base?.id === record.id;
  const total = record.sampleTypes[record.defaultSampleType]?.total ?? '';
  const roles = [...(isShown ? [vscode.l10n.t('shown')] : []), ...(isBase ? [vscode.l10n.t('base')] : [])];
  const name = record.inPlaceOf === undefined ? shortName(record) : vscode.l10n.t('latest');
  const item = new vscode.TreeItem(`${kindName(record)} ${name}`);
  // The same from look to look, so that the tree keeps it selected.
  item.id = record.inPlaceOf === undefined ? `profile ${record.id}` : `looks ${record.inPlaceOf}`;
  item.description = [timeOfDay(record.addedMillis), total, ...roles]
    .filter((part) => part !== '')
    .join(' · ');
  item.tooltip = [profileLabel(record), record.program, record.path].filter((part) => part !== '').join('\n');
  item.iconPath = new vscode.ThemeIcon(isShown ? 'pulse' : isBase ? 'git-compare' : 'graph');
  item.contextValue = ['profile', ...(isShown ? ['shown'] : []), ...(isBase ? ['base'] : [])].join(' ');
  item.command = {
    command: COMMANDS.showProfile,
    title: vscode.l10n.t('Show'),
    arguments: [{ profile: record.id }],
  };
  item.accessibilityInformation = { label: [profileLabel(record), total, ...roles].join(', ') };
  return item;
}

function savedItem(node: SavedNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.name);
  item.id = `saved ${node.path}`;
  item.description = new Date(node.modifiedMillis).toLocaleString();
  item.tooltip = node.path;
  item.iconPath = new vscode.ThemeIcon('file-binary');
  item.contextValue = 'saved';
  item.command = {
    command: COMMANDS.openProfile,
    title: vscode.l10n.t('Open'),
    arguments: [{ path: node.path }],
  };
  return item;
}

function shortDirectory(directory: string): string {
  const home = homedir();
  return directory.startsWith(`${home}/`) ? `~${directory.slice(home.length)}` : directory;
}
