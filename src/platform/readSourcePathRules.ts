import { homedir } from 'node:os';
import { parseSourcePathRules } from '../sourcePaths/sourcePathRules';
import type { SourcePathRule } from '../sourcePaths/sourcePathTypes';
import { settings } from './settings';

/** The rules of all workspace folders, in the order of the folders; those that are the same in two count once. */
export function readSourcePathRules(): {
  readonly rules: readonly SourcePathRule[];
  readonly problems: readonly string[];
} {
  const rules = new Map<string, SourcePathRule>();
  const problems = new Set<string>();
  for (const { setting, folder } of settings.sourcePaths()) {
    const read = parseSourcePathRules(setting, {
      home: homedir(),
      ...(folder?.uri.scheme === 'file' && { workspaceFolder: folder.uri.fsPath }),
    });
    for (const rule of read.rules) rules.set(JSON.stringify([rule.from, rule.to]), rule);
    for (const problem of read.problems) problems.add(problem);
  }
  return { rules: [...rules.values()], problems: [...problems] };
}
