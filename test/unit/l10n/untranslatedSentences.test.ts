import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSources } from '../sourceFiles';
import type { SourceText } from '../sourceFiles';

/** All that speaks to people in VS Code. The prompt and the terminal speak as pprof does, and what is broken in a file is said in the terms of its format. */
const SPEAKING = readSources(['src', 'webview'], ['.ts']).filter(
  ({ file }) =>
    !/^src\/(cli|driver|model|layout|protocol)\//.test(file) &&
    !/^src\/formats\/[a-z]+\//.test(file) &&
    !/^src\/server\/prompt/.test(file) &&
    !/^src\/report\/memory\/memoryPrint\.ts$/.test(file),
);

describe('sentences', () => {
  it('are looked up, so that they can be translated', () => {
    expect(SPEAKING.length).toBeGreaterThan(300);
    expect(SPEAKING.flatMap(sentencesOf)).toEqual([]);
  });

  it.each([
    "fail('The file is not there any more.');",
    'const text = `The file ${name} is not there.`;',
    "const TEXTS = { gone: 'The file is gone.' };",
  ])('are found in %s', (text) => {
    expect(sentencesOf({ file: 'src/views/x.ts', text })).toHaveLength(1);
  });

  it.each([
    "fail(l10n.t('The file is not there any more.'));",
    "log.warn('The file is not there any more.');",
    "throw new Error('This was expected to be called once.');",
    "const name = 'heap text';",
  ])('are not found in %s', (text) => {
    expect(sentencesOf({ file: 'src/views/x.ts', text })).toEqual([]);
  });
});

function sentencesOf({ file, text }: SourceText): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForOthers(node)) return;
    if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && isSentence(node.getText())) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Looked up; or for the log or a stack trace, which developers read. */
function isForOthers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Error';
  return (
    ts.isCallExpression(node) &&
    /(^|\.)l10n\.t$|\blog\??\.(trace|debug|info|warn|error)$/.test(node.expression.getText())
  );
}

/** In its quotes: begins with a capital letter, has three words, and ends as sentences do. */
function isSentence(quoted: string): boolean {
  return /^.[A-Z][^\n]*[a-z}]+ [^\n]*[a-z}]+ [^\n]*[.?!…].$/.test(quoted);
}
