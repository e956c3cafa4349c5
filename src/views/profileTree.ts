import * as vscode from 'vscode';
import { VIEWS } from '../contributions';
import type { Platform } from '../platform/platform';
import type { ProfileRecord } from '../platform/profileRecord';
import { describeNode, type ProfileNode } from './profileNodes';
import { describeWatchNode } from './watchNodes';

/** Files that `go tool pprof` and earlier sessions left; more would only be scrolled past. */
const MAX_SAVED = 100;

/** Targets with their profiles, newest first, and what else lies where profiles are saved. */
export class ProfileTree implements vscode.TreeDataProvider<ProfileNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<ProfileNode>;
  private readonly listening: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly platform: Platform) {
    this.view = vscode.window.createTreeView(VIEWS.profiles, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.listening = vscode.Disposable.from(
      platform.session.onDidChange(() => {
        this.changed.fire();
      }),
      platform.watches.onDidChange(() => {
        this.changed.fire();
        this.showBadge();
      }),
    );
  }

  getTreeItem(node: ProfileNode): vscode.TreeItem {
    return node.kind === 'watch' || node.kind === 'leak'
      ? describeWatchNode(node, this.platform.watches)
      : describeNode(node, this.platform.session);
  }

  async getChildren(node?: ProfileNode): Promise<ProfileNode[]> {
    switch (node?.kind) {
      case undefined:
        return [...this.watched(), ...this.groups(), ...(await this.savedGroup())];
      case 'watch':
        return (this.platform.watches.find(node.watch)?.verdict?.findings ?? []).map((_, finding) => ({
          kind: 'leak',
          watch: node.watch,
          finding,
        }));
      case 'group':
        return this.platform.session.profiles
          .filter((record) => groupOf(record).id === groupId(node))
          .map(({ id }) => ({ kind: 'profile', profile: id }));
      case 'savedGroup':
        return [...node.saved];
      case 'profile':
      case 'saved':
      case 'leak':
        return [];
    }
  }

  /** Files may have come from elsewhere. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.listening.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private watched(): ProfileNode[] {
    return this.platform.watches.states.map(({ id }) => ({ kind: 'watch', watch: id }));
  }

  private showBadge(): void {
    const count = this.platform.watches.leakCount;
    const tooltip = count === 1 ? vscode.l10n.t('1 leak') : vscode.l10n.t('{0} leaks', count);
    this.view.badge = count === 0 ? undefined : { value: count, tooltip };
  }

  private groups(): ProfileNode[] {
    const groups = this.platform.session.profiles.map(groupOf);
    return [...new Map(groups.map((group) => [group.id, group.node])).values()];
  }

  private async savedGroup(): Promise<ProfileNode[]> {
    const { session, keeper } = this.platform;
    const directory = keeper.directoryToList();
    const all = await keeper.listSaved(MAX_SAVED);
    const saved = all
      .filter(({ path }) => session.findByPath(path) === undefined)
      .map(({ path, name, modifiedMillis }) => ({ kind: 'saved', path, name, modifiedMillis }) as const);
    return saved.length === 0 ? [] : [{ kind: 'savedGroup', directory, saved }];
  }
}

type GroupNode = ProfileNode & { readonly kind: 'group' };

function groupOf({ origin }: ProfileRecord): { readonly id: string; readonly node: GroupNode } {
  const node: GroupNode =
    origin.kind === 'fetched'
      ? { kind: 'group', of: 'target', label: origin.targetLabel }
      : { kind: 'group', of: 'files', label: vscode.l10n.t('Opened files') };
  return { id: groupId(node), node };
}

function groupId(node: GroupNode): string {
  return `${node.of} ${node.label}`;
}
