import type { Platform } from '../platform/platform';
import type { FilterMessage, FromPage } from '../protocol/panelMessages';
import { obeyFilterWish } from './panelFilters';

/** What is to be shown, and through what. */
export type ViewWish = Extract<FromPage, { type: 'setSampleType' | 'setBase' }> | FilterMessage;

const VIEW_WISHES: Readonly<Record<ViewWish['type'], true>> = {
  setSampleType: true,
  setBase: true,
  setFilters: true,
  addFilter: true,
  goBack: true,
  goForward: true,
  saveSettings: true,
  applySettings: true,
  deleteSettings: true,
};

export function isViewWish(message: FromPage): message is ViewWish {
  return Object.hasOwn(VIEW_WISHES, message.type);
}

/** Why the wish was refused; undefined when it was done. */
export async function obeyViewWish(
  platform: Pick<Platform, 'session' | 'profiles' | 'savedSettings'>,
  wish: ViewWish,
): Promise<string | undefined> {
  const { session } = platform;
  switch (wish.type) {
    case 'setSampleType':
      session.setSampleType(wish.sampleType);
      return undefined;
    case 'setBase':
      if (wish.profile === null) session.clearBase();
      else if (session.find(wish.profile) !== undefined) session.setBase(wish.profile, wish.mode, wish);
      return undefined;
    default:
      return obeyFilterWish(platform, wish);
  }
}
