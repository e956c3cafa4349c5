import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { asLocalPath, type LocalPath } from '../sourcePaths/sourcePathTypes';

export interface GoEnvironment {
  readonly goRoots: readonly LocalPath[];
  readonly moduleCaches: readonly LocalPath[];
}

const TIMEOUT_MILLIS = 5000;

/** Asks `go env` where the standard library and the module cache are. Only for workspaces that the person trusts. */
export async function askGo(env: NodeJS.ProcessEnv): Promise<GoEnvironment> {
  const answer = await runGo(env);
  const told = fromVariables({ ...env, ...answer });
  return answer === undefined ? fromVariables(env) : told;
}

/** What the environment says without running anything, and where Go's installers put it. */
export function fromVariables(env: Readonly<Record<string, string | undefined>>): GoEnvironment {
  const goPaths = (env['GOPATH'] ?? '').split(delimiter).filter((path) => path !== '');
  const caches = [
    env['GOMODCACHE'],
    ...[...goPaths, join(homedir(), 'go')].map((path) => join(path, 'pkg', 'mod')),
  ];
  const roots = [env['GOROOT'], '/usr/local/go', '/usr/lib/go', 'C:\\Program Files\\Go'];
  return { goRoots: absolute(roots), moduleCaches: absolute(caches) };
}

function absolute(paths: readonly (string | undefined)[]): LocalPath[] {
  const found = paths.filter((path): path is string => path !== undefined && path !== '' && isAbsolute(path));
  return [...new Set(found)].map(asLocalPath);
}

function runGo(env: NodeJS.ProcessEnv): Promise<Record<string, string> | undefined> {
  return new Promise((resolve) => {
    // Run from the home folder: a `go` or a go.work that lies in the workspace has no say here.
    const options = { env, cwd: homedir(), timeout: TIMEOUT_MILLIS, windowsHide: true, maxBuffer: 65_536 };
    execFile('go', ['env', '-json', 'GOROOT', 'GOMODCACHE', 'GOPATH'], options, (error, stdout) => {
      resolve(error === null ? textFields(stdout) : undefined);
    });
  });
}

function textFields(json: string): Record<string, string> | undefined {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields !== 'object' || fields === null) return undefined;
    return Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return undefined;
  }
}
