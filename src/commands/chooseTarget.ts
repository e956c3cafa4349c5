import * as vscode from 'vscode';
import { parseTarget } from '../fetch/parseTarget';
import { plainLabel, plainMessage } from '../platform/plainText';
import type { Lens } from './lens';

/** Asks where the Go program is and remembers it. Undefined when the person sends the question away. */
export async function chooseTarget({ platform: { targets } }: Lens): Promise<string | undefined> {
  const known = targets.all;
  const target = known.length === 0 ? await typeTarget('localhost:6060') : await pickTarget(known);
  if (target !== undefined) await targets.remember(target);
  return target;
}

/** The target that was used last, or the one that is asked for now. */
export async function rememberedTarget(lens: Lens): Promise<string | undefined> {
  return lens.platform.targets.last ?? (await chooseTarget(lens));
}

async function pickTarget(known: readonly string[]): Promise<string | undefined> {
  const other = { label: `$(add) ${vscode.l10n.t('Another address…')}`, target: undefined };
  const items = known.map((target) => ({ label: plainLabel(withoutPassword(target)), target }));
  const picked = await vscode.window.showQuickPick([...items, other], {
    title: vscode.l10n.t('Target of pprof'),
    placeHolder: vscode.l10n.t('Where does the Go program serve net/http/pprof?'),
  });
  return picked === undefined ? undefined : (picked.target ?? (await typeTarget('')));
}

async function typeTarget(value: string): Promise<string | undefined> {
  const where =
    vscode.env.remoteName === undefined ? '' : ` ${vscode.l10n.t('localhost means the remote machine.')}`;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Target of pprof'),
    value,
    prompt:
      vscode.l10n.t(
        'Address of a Go program with net/http/pprof: localhost:6060, http://host:port, a base address with a prefix, or the address of a profile.',
      ) + where,
    placeHolder: 'localhost:6060',
    ignoreFocusOut: true,
    validateInput: (text) => {
      const parsed = parseTarget(text);
      return parsed.ok ? undefined : plainMessage(parsed.message, 300);
    },
  });
  return typed?.trim();
}

function withoutPassword(target: string): string {
  return target.replace(/\/\/[^/@]*@/, '//…@');
}
