/** The button that writes what is shown to a file, or copies it. */
import { EXPORT_FORMATS, type ExportFormat } from '../../src/protocol/exportRequests';
import type { FromPage } from '../../src/protocol/panelMessages';
import type { NamedReport } from '../../src/protocol/textRequests';
import { strings } from '../strings';
import { createMenuButton } from '../menu/menuButton';
import type { MenuItem } from '../menu/menuList';
import { pictureBytes } from './pictureBytes';

export interface ExportMenuOptions {
  /** Of what is shown; undefined while nothing is. */
  revision(): number | undefined;
  /** The report that is looked at. */
  report(): NamedReport;
  /** Draws what is drawn in the tab as PNG; undefined where nothing is. */
  picture(): (() => Promise<Blob | undefined>) | undefined;
  post(message: FromPage): void;
  announce(text: string): void;
}

export function createExportMenu(options: ExportMenuOptions): { readonly element: HTMLElement } {
  return createMenuButton({
    label: strings.exportMenu,
    menuLabel: strings.exportMenuLabel,
    items: () => menuItems(options),
  });
}

function menuItems(options: ExportMenuOptions): readonly MenuItem[] {
  const revision = options.revision();
  if (revision === undefined) return [];
  const { command, argument } = options.report();
  const picture = options.picture();
  const formats = EXPORT_FORMATS.map((format: ExportFormat): MenuItem => ({
    label: strings.exportAs[format],
    onChoose: () => {
      options.post({ type: 'exportReport', revision, format, command, argument });
    },
  }));
  const copies = (['text', 'markdown'] as const).map((format): MenuItem => ({
    label: strings.copyReport[format],
    onChoose: () => {
      options.post({ type: 'copyReport', revision, format, command, argument });
    },
  }));
  const pictures: MenuItem[] =
    picture === undefined
      ? []
      : [
          {
            label: strings.exportAs.png,
            onChoose: () => {
              void exportPicture(options, revision, picture);
            },
          },
        ];
  return [...copies, ...formats, ...pictures];
}

async function exportPicture(
  options: ExportMenuOptions,
  revision: number,
  picture: () => Promise<Blob | undefined>,
): Promise<void> {
  const blob = await picture();
  const png = blob && (await pictureBytes(blob));
  if (png === undefined) options.announce(strings.pictureTooLarge);
  else options.post({ type: 'exportPicture', revision, png });
}
