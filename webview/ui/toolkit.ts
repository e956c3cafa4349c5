/**
 * The page's controls. This file is the only one that knows `@vscode/webview-ui-toolkit`, which is no longer
 * maintained: another set of controls goes in here and nowhere else.
 *
 * Its badge and slider write style attributes, which the page's content security policy forbids; they are not used.
 */
import {
  Button,
  Dropdown,
  Option,
  Panels,
  PanelTab,
  PanelView,
  provideVSCodeDesignSystem,
  TextField,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

export interface UiControl {
  readonly element: HTMLElement;
  /** What a screen reader calls it. */
  label: string;
  disabled: boolean;
}

export interface UiValueControl<Value extends string> extends UiControl {
  /** Setting it does not call `onChange`. */
  value: Value;
  /** Called when the person changes the value. */
  onChange: ((value: Value) => void) | undefined;
}

export interface UiSelectChoice {
  readonly value: string;
  readonly label: string;
  readonly title?: string;
}

export interface UiSelect extends UiValueControl<string> {
  choices: readonly UiSelectChoice[];
}

export interface UiTextField extends UiValueControl<string> {
  placeholder: string;
  focus(): void;
}

/** Has to run before any control is made, and before the window's `load`, after which theme colours are read once. */
export function registerUi(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeTextField(),
  );
}

export interface UiButtonOptions {
  readonly label: string;
  readonly kind: 'primary' | 'secondary';
  onClick(): void;
}

export function uiButton(options: UiButtonOptions): UiControl {
  const button = create('vscode-button', Button);
  button.classList.add('ui-button');
  button.setAttribute('appearance', options.kind);
  button.textContent = options.label;
  const control = new TextLabelledControl(button);
  button.addEventListener('click', () => {
    if (!control.disabled) options.onClick();
  });
  return control;
}

export function uiSelect(label: string): UiSelect {
  return new SelectControl(label);
}

export function uiTextField(label: string): UiTextField {
  return new TextFieldControl(label);
}

export interface UiTab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly content: HTMLElement;
}

/** Tabs with their contents below; `end` stands at the far end of the row of tabs. */
export function uiTabs<Value extends string>(
  label: string,
  tabs: readonly UiTab<Value>[],
  first: Value,
  end: HTMLElement,
): UiValueControl<Value> {
  return new TabsControl(label, tabs, first, end);
}

class ElementControl<E extends HTMLElement> implements UiControl {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  get label(): string {
    return this.element.getAttribute('aria-label') ?? '';
  }

  set label(label: string) {
    this.element.setAttribute('aria-label', label);
  }

  get disabled(): boolean {
    return this.element.hasAttribute('disabled') || this.element.getAttribute('aria-disabled') === 'true';
  }

  /** What has the focus keeps it, and is disabled in all but that until the focus goes on; it would be lost else. */
  set disabled(disabled: boolean) {
    if (disabled === this.disabled) return;
    const keepsFocus = disabled && document.activeElement === this.element;
    this.element.toggleAttribute('disabled', disabled && !keepsFocus);
    if (keepsFocus) this.element.setAttribute('aria-disabled', 'true');
    else this.element.removeAttribute('aria-disabled');
    if (keepsFocus) this.element.addEventListener('blur', this.#disableInFull, { once: true });
  }

  readonly #disableInFull = (): void => {
    if (this.element.getAttribute('aria-disabled') !== 'true') return;
    this.element.removeAttribute('aria-disabled');
    this.element.toggleAttribute('disabled', true);
  };
}

/** The toolkit takes the label of a button or text field from its text. */
class TextLabelledControl<E extends HTMLElement> extends ElementControl<E> {
  override get label(): string {
    return this.element.textContent;
  }

  override set label(label: string) {
    this.element.textContent = label;
    this.element.setAttribute('aria-label', label);
  }
}

/**
 * A drop-down list. The toolkit's takes its options in a later task than they are added, keeps the old value then,
 * and reports changes that are none after any key; so the value wanted is kept here and set again when the options
 * have arrived, and only true changes are passed on.
 */
class SelectControl extends ElementControl<Dropdown> implements UiSelect {
  onChange: ((value: string) => void) | undefined;
  #wanted = '';
  #choices: readonly UiSelectChoice[] = [];

  constructor(label: string) {
    super(create('vscode-dropdown', Dropdown));
    this.label = label;
    this.element.classList.add('ui-select');
    this.element.shadowRoot?.addEventListener('slotchange', () => {
      queueMicrotask(() => {
        this.#apply();
      });
    });
    this.element.addEventListener('change', () => {
      if (this.element.value === this.#wanted) return;
      this.value = this.element.value;
      this.onChange?.(this.#wanted);
    });
  }

  get value(): string {
    return this.#wanted;
  }

  set value(value: string) {
    this.#wanted = value;
    this.#apply();
  }

  get choices(): readonly UiSelectChoice[] {
    return this.#choices;
  }

  set choices(choices: readonly UiSelectChoice[]) {
    if (JSON.stringify(choices) === JSON.stringify(this.#choices)) return;
    this.#choices = choices;
    this.element.replaceChildren(...choices.map(makeOption));
  }

  #apply(): void {
    if (this.element.value !== this.#wanted) this.element.value = this.#wanted;
    const chosen = this.#choices.find((choice) => choice.value === this.#wanted);
    this.element.title = chosen?.title ?? chosen?.label ?? '';
  }
}

class TextFieldControl extends TextLabelledControl<TextField> implements UiTextField {
  onChange: ((value: string) => void) | undefined;

  constructor(label: string) {
    super(create('vscode-text-field', TextField));
    // The toolkit would show this text above the field; the style sheet hides it.
    this.label = label;
    this.element.classList.add('ui-text-field');
    this.element.addEventListener('input', () => {
      this.onChange?.(this.element.value);
    });
  }

  get value(): string {
    return this.element.value;
  }

  set value(value: string) {
    if (this.element.value !== value) this.element.value = value;
  }

  get placeholder(): string {
    return this.element.placeholder;
  }

  set placeholder(placeholder: string) {
    this.element.placeholder = placeholder;
  }

  focus(): void {
    this.element.focus();
  }
}

class TabsControl<Value extends string> extends ElementControl<Panels> implements UiValueControl<Value> {
  onChange: ((value: Value) => void) | undefined;
  #value: Value;

  constructor(label: string, tabs: readonly UiTab<Value>[], first: Value, end: HTMLElement) {
    super(create('vscode-panels', Panels));
    this.#value = first;
    this.label = label;
    this.element.classList.add('ui-tabs');
    this.element.addEventListener('scroll', () => {
      // The row of tabs scrolls, never what is below it.
      this.element.scrollLeft = 0;
    });
    // The toolkit's sliding line stays behind when a tab is chosen by program; the style sheet draws one under the tab.
    this.element.activeindicator = false;
    this.element.activeid = tabId(first);
    end.slot = 'end';
    this.element.append(...tabs.flatMap(makeTab), end);
    this.element.addEventListener('change', (event) => {
      if (event.target !== this.element) return;
      const chosen = tabs.find((tab) => tabId(tab.value) === this.element.activeid);
      if (chosen === undefined || chosen.value === this.#value) return;
      this.#value = chosen.value;
      this.#showHead();
      this.onChange?.(chosen.value);
    });
    const observer = new ResizeObserver(() => {
      this.#showHead();
    });
    observer.observe(this.element);
    // What stands at the end takes more room or less from tab to tab.
    observer.observe(end);
  }

  get value(): Value {
    return this.#value;
  }

  set value(value: Value) {
    this.#value = value;
    this.element.activeid = tabId(value);
    this.#showHead();
  }

  /** Scrolls the row of tabs, if it must, so that the selected one is in sight. */
  #showHead(): void {
    this.element
      .querySelector(`#${tabId(this.#value)}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function makeTab<Value extends string>(tab: UiTab<Value>): HTMLElement[] {
  const head = create('vscode-panel-tab', PanelTab);
  head.classList.add('ui-tab');
  head.id = tabId(tab.value);
  head.textContent = tab.label;
  const view = create('vscode-panel-view', PanelView);
  view.classList.add('ui-tab-content');
  view.id = `view-${tab.value}`;
  view.append(tab.content);
  return [head, view];
}

function tabId(value: string): string {
  return `tab-${value}`;
}

function makeOption(choice: UiSelectChoice): HTMLElement {
  const option = create('vscode-option', Option);
  option.classList.add('ui-option');
  option.value = choice.value;
  option.textContent = choice.label;
  option.title = choice.title ?? choice.label;
  return option;
}

function create<T extends HTMLElement>(tag: string, type: abstract new () => T): T {
  const made = document.createElement(tag);
  if (made instanceof type) return made;
  throw new Error(`Expected <${tag}> to be registered. Call registerUi() before any control is made.`);
}
