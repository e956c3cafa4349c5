/**
 * Has the texts that are not looked up through `vscode.l10n`, as those of `fetch/` and `sourcePaths/`, looked up in the messages of its display
 * language. To be imported before everything that has texts: many are looked up once, when their module runs.
 */
import * as l10n from '@vscode/l10n';
import { displayLanguage } from './displayLanguage';

const { messages } = displayLanguage();
if (messages !== undefined) l10n.config({ contents: messages });
