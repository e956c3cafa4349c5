/** A text of the product, or a text with a comment for its translator. */
export type Message = string | { readonly message: string; readonly comment: readonly string[] };
export type MessageBundle = Readonly<Record<string, Message>>;

export const ROOT: string;
export const BUNDLE: string;
export function findMessages(): { readonly bundle: MessageBundle; readonly problems: readonly string[] };
export function placeholdersOf(message: string): readonly string[];
export function pseudoBundle(bundle: MessageBundle): Readonly<Record<string, string>>;
