/**
 * Finds every text that the product looks up with `l10n.t`, in the form of VS Code's `bundle.l10n.json`: text to text,
 * and with a comment for the translator `text/comment` to both.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const BUNDLE = 'l10n/bundle.l10n.json';

/** The bundle, and a sentence for each call whose text cannot be known without running it. */
export function findMessages() {
  const found = ['src', 'webview'].flatMap(sourceFiles).flatMap((file) => {
    const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
    return text.includes('l10n.t(') ? messagesOf(file, text) : [];
  });
  const entries = found.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value]]));
  return {
    bundle: Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))),
    problems: found.flatMap(({ problem }) => problem ?? []),
  };
}

/** `{0}` and `{1}` in a text, sorted: a translation has to have the same. */
export function placeholdersOf(message) {
  return [...new Set(message.match(/\{\d+\}/g) ?? [])].sort();
}

/** Each text in white square brackets: what a page shows without them was never looked up. */
export function pseudoBundle(bundle) {
  return Object.fromEntries(
    Object.entries(bundle).map(([key, value]) => [
      key,
      `\u27e6${typeof value === 'string' ? value : value.message}\u27e7`,
    ]),
  );
}

function messagesOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && /^(vscode\.)?l10n\.t$/.test(node.expression.getText())) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(
        messageOf(node.arguments[0]) ?? {
          problem: `${file}:${line} calls l10n.t with something else than a text that stands there.`,
        },
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function messageOf(argument) {
  if (argument === undefined) return undefined;
  if (ts.isStringLiteralLike(argument)) return { key: argument.text, value: argument.text };
  if (!ts.isObjectLiteralExpression(argument)) return undefined;
  const message = property(argument, 'message');
  const comment = property(argument, 'comment');
  if (message === undefined || !ts.isStringLiteralLike(message)) return undefined;
  if (comment === undefined) return { key: message.text, value: message.text };
  const lines = ts.isArrayLiteralExpression(comment) ? [...comment.elements] : [comment];
  if (!lines.every(ts.isStringLiteralLike)) return undefined;
  const texts = lines.map((line) => line.text);
  return {
    key: `${message.text}/${texts.join('')}`,
    value: { message: message.text, comment: texts },
  };
}

function property(object, name) {
  const found = object.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === name);
  return found?.initializer;
}

function sourceFiles(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return file.endsWith('.ts') ? [file] : [];
  });
}
