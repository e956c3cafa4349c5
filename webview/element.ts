/** Makes elements. Text only ever becomes a text node, so that no name from a profile is read as markup. */

export interface ElementOptions {
  readonly className?: string;
  readonly text?: string;
  readonly role?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (options.className !== undefined) made.className = options.className;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.role !== undefined) made.setAttribute('role', options.role);
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  made.append(...(options.children ?? []));
  return made;
}

/** Sets text and the tooltip that shows it whole; writes nothing that is already there. */
export function setText(target: HTMLElement, text: string, title = ''): void {
  if (target.textContent !== text) target.textContent = text;
  if (target.title !== title) target.title = title;
}
