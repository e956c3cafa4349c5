import { cut, visible } from '../platform/plainText';

/** Text from a profile inside Markdown: it shows as it is and cannot become a link, an image or HTML. */
export function markdownText(text: string, maxLength = 200): string {
  return cut(visible(text), maxLength)
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~$:@]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A link to a command of ours. The arguments are numbers, so that nothing of a profile is in a link. */
export function commandLink(text: string, command: string, ...args: readonly number[]): string {
  return `[${markdownText(text)}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
