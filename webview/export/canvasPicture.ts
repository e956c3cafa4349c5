/** Draws what a tab has on a canvas as PNG; undefined where it draws on none. */
export function canvasPicture(tab: HTMLElement): (() => Promise<Blob | undefined>) | undefined {
  const seen = [...tab.querySelectorAll('canvas')].filter(({ clientHeight }) => clientHeight > 0);
  const largest = seen.reduce<HTMLCanvasElement | undefined>(
    (most, canvas) => (most === undefined || areaOf(canvas) > areaOf(most) ? canvas : most),
    undefined,
  );
  return largest && (() => pngOf(largest));
}

function areaOf({ width, height }: HTMLCanvasElement): number {
  return width * height;
}

/** On the page's background, since what is drawn may be transparent. */
function pngOf(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const pen = copy.getContext('2d');
  if (pen === null || areaOf(copy) === 0) return Promise.resolve(undefined);
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return new Promise((resolve) => {
    copy.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}
