/** Text of a dump for a terminal: what would move the cursor or change its colours becomes visible. */
export function terminalText(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    String.fromCodePoint(character === '\u007f' ? 0x2421 : 0x2400 + ((character.codePointAt(0) ?? 0) & 0x1f)),
  );
}
