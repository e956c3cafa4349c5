/**
 * Has the page's texts looked up in the messages that the host gives along. To be imported before everything that has
 * texts: most are looked up once, when their module runs.
 */
import * as l10n from '@vscode/l10n';

const messages = document.getElementById('root')?.dataset['messages'] ?? '';
if (messages !== '') l10n.config({ contents: messages });
