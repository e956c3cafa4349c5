import * as l10n from '@vscode/l10n';
import { isAbsoluteLocal, isNetworkPath, normalizeLocal } from './localPaths';
import { showPath } from './showPath';
import type { SourcePathRule } from './sourcePathTypes';

export interface RuleVariables {
  /** The first workspace folder. */
  readonly workspaceFolder?: string;
  readonly home?: string;
}

/**
 * Reads the setting `pprofLens.sourcePaths`: `[{ "from": "/home/ubuntu", "to": "${workspaceFolder}" }]`, or shorter
 * `{ "/home/ubuntu": "${workspaceFolder}" }`. What cannot be used is left out with a sentence.
 */
export function parseSourcePathRules(
  setting: unknown,
  variables: RuleVariables,
): { rules: SourcePathRule[]; problems: string[] } {
  const rules: SourcePathRule[] = [];
  const problems: string[] = [];
  for (const { where, from, to } of entriesOf(setting)) {
    const rule =
      typeof from === 'string' && typeof to === 'string' ? readRule(from, to, variables) : undefined;
    if (rule === undefined) {
      problems.push(
        l10n.t(
          '{0} should be an object with the texts "from" and "to", as in {"from": "/home/ubuntu", "to": "${workspaceFolder}"}; it is left out.',
          where,
        ),
      );
    } else if (typeof rule === 'string') {
      problems.push(l10n.t('{0} is left out: {1}', where, rule));
    } else {
      rules.push(rule);
    }
  }
  return { rules, problems };
}

interface Entry {
  /** How a problem names it. */
  readonly where: string;
  readonly from: unknown;
  readonly to: unknown;
}

function entriesOf(setting: unknown): readonly Entry[] {
  if (setting === undefined || setting === null) {
    return [];
  }
  if (Array.isArray(setting)) {
    return setting.map((item: unknown, i) => {
      const where = l10n.t('Rule {0} of pprofLens.sourcePaths', i + 1);
      return isRecord(item)
        ? { where, from: item['from'], to: item['to'] }
        : { where, from: item, to: undefined };
    });
  }
  if (isRecord(setting)) {
    return Object.entries(setting).map(([from, to]) => ({
      where: l10n.t('The rule for {0} in pprofLens.sourcePaths', JSON.stringify(showPath(from))),
      from,
      to,
    }));
  }
  return [{ where: l10n.t('The setting pprofLens.sourcePaths'), from: setting, to: undefined }];
}

/** The rule, or what is wrong with it. */
function readRule(from: string, to: string, variables: RuleVariables): SourcePathRule | string {
  if (from.includes('\0') || to.includes('\0')) {
    return l10n.t('a path cannot contain a NUL character.');
  }
  if (from.split(/[\\/]/).includes('..')) {
    return l10n.t(
      '"from" is {0}, but it should be the beginning of recorded paths, without "..".',
      JSON.stringify(showPath(from)),
    );
  }
  const expandedTo = expand(to, variables);
  const expandedFrom = expand(from, variables);
  const unknown = /\$\{[^}]*\}/.exec(expandedTo + expandedFrom)?.[0];
  if (unknown !== undefined) {
    return l10n.t('{0} is not known here; ${workspaceFolder}, ${userHome} and ~ are.', showPath(unknown));
  }
  if (!isAbsoluteLocal(expandedTo)) {
    return l10n.t(
      '"to" is {0}, but it should be an absolute path, ~ or ${workspaceFolder} at its beginning included.',
      JSON.stringify(showPath(to)),
    );
  }
  const ownShare =
    variables.workspaceFolder !== undefined && expandedTo.startsWith(variables.workspaceFolder);
  if (isNetworkPath(expandedTo) && !ownShare) {
    return l10n.t(
      '"to" is {0}, a path on another computer; a folder of this one is needed.',
      JSON.stringify(showPath(to)),
    );
  }
  return { from: expandedFrom, to: normalizeLocal(expandedTo) };
}

/** `${workspaceFolder}` and `${userHome}` anywhere, `~` at the beginning; what has no value stays as it is. */
function expand(text: string, { workspaceFolder, home }: RuleVariables): string {
  const values = new Map([
    ['${workspaceFolder}', workspaceFolder],
    ['${userHome}', home],
  ]);
  const replaced = text.replace(/\$\{[^}]*\}/g, (variable) => values.get(variable) ?? variable);
  return home === undefined ? replaced : replaced.replace(/^~(?=$|[\\/])/, () => home);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
