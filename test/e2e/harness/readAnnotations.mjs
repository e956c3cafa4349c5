/**
 * Runs in VS Code's page, so it must stand alone. Text after a line is `::after` content of generated classes: it is not in
 * the DOM's text but in its styles. Only lines that are scrolled into view exist at all.
 */
export function readAnnotations() {
  const found = [];
  for (const editor of document.querySelectorAll('.editor-instance .monaco-editor')) {
    const lineNumbers = new Map();
    for (const number of editor.querySelectorAll('.margin-view-overlays .line-numbers')) {
      lineNumbers.set(Math.round(number.getBoundingClientRect().top), Number(number.textContent));
    }
    for (const line of editor.querySelectorAll('.view-lines .view-line')) {
      const lineNumber = lineNumbers.get(Math.round(line.getBoundingClientRect().top)) ?? Number.NaN;
      for (const part of line.querySelectorAll('[class*="ced-"]')) {
        const style = getComputedStyle(part, '::after');
        const text = /^"(.*)"$/s.exec(style.content)?.[1];
        if (text !== undefined)
          found.push({ lineNumber, text: text.replaceAll('\u00a0', ' '), color: style.color });
      }
    }
  }
  return found;
}
