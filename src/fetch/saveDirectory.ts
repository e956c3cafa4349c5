import * as l10n from '@vscode/l10n';
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { cleanText, quote } from './cleanText';

export interface SaveEnvironment {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** `os.tmpdir()` */
  readonly tmpdir: string;
}

/**
 * The directory for fetched profiles, which exists afterwards. `configured` if it is not empty; else as `go tool
 * pprof`: the first that can be created of `$PPROF_TMPDIR`, `$HOME/pprof` (Windows: `%USERPROFILE%\pprof`) and the
 * directory for temporary files. Rejects with whole sentences when there is none.
 *
 * @param configured absolute, or `~/…` below the home directory
 */
export async function saveDirectory(environment: SaveEnvironment, configured: string): Promise<string> {
  const { env, platform, tmpdir } = environment;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const home = env[platform === 'win32' ? 'USERPROFILE' : 'HOME'] ?? '';

  if (configured.trim() !== '') {
    const below =
      /^~[/\\]/.test(configured) && home !== '' ? paths.join(home, configured.slice(2)) : configured.trim();
    if (!paths.isAbsolute(below)) {
      throw new Error(
        l10n.t(
          'An absolute path was expected as the directory for saved profiles, but {0} is relative. Write the whole path, or ~/… for a directory below your home.',
          quote(configured),
        ),
      );
    }
    const problem = await create(below);
    if (problem === undefined) return below;
    throw new Error(
      l10n.t(
        'The directory for saved profiles, {0}, could not be created: {1}. Choose another one.',
        quote(below),
        problem,
      ),
    );
  }

  const problems: string[] = [];
  for (const directory of [env['PPROF_TMPDIR'] ?? '', home === '' ? '' : paths.join(home, 'pprof'), tmpdir]) {
    if (directory === '') continue;
    const problem = await create(directory);
    if (problem === undefined) return directory;
    problems.push(`${quote(directory)} (${problem})`);
  }
  throw new Error(
    l10n.t(
      'No directory for saved profiles could be created; tried {0}. Choose one in the settings.',
      problems.join(', ') || 'none',
    ),
  );
}

async function create(directory: string): Promise<string | undefined> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
    return undefined;
  } catch (error) {
    return cleanText(error instanceof Error ? error.message : String(error), 200);
  }
}
