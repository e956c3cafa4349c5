/**
 * Has the server's texts looked up in the messages of VS Code's display language, which the extension host names in the
 * environment. To be imported before everything that has texts: many are looked up once, when their module runs.
 */
import * as l10n from '@vscode/l10n';

const path = process.env['PPROF_LENS_MESSAGES'];

if (path !== undefined) {
  try {
    l10n.config({ fsPath: path });
  } catch {
    // A server that speaks English is better than none.
  }
}
