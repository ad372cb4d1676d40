import { viewportPart, type ViewportPart } from './viewport';

/** What may be seen of an image of the page: its own pixels, or the part of the viewport that it takes. */
export type SeenImage = { dataUrl: string } | { region: ViewportPart } | { hidden: true };

/** A larger image is drawn smaller. */
const mostPixels = 12e6;

const wholeView: ViewportPart = { left: 0, top: 0, width: 1, height: 1 };

/**
 * The image that has that address: its pixels where the page itself may read them, which are all of them at their own
 * size, and otherwise where it is seen. Nothing is fetched. One that is not to be found may be anywhere in view.
 */
export function seeImage(view: Window, address: string): SeenImage {
  const images = [...view.document.images].filter(({ currentSrc, src }) => currentSrc === address || src === address);
  const seen = images.map((image) => ({ image, region: viewportPart(image.getBoundingClientRect(), view) }));
  const best = seen.find(({ region }) => region !== undefined) ?? seen[0];
  if (best === undefined) return { region: wholeView };
  const dataUrl = readableDataUrl(best.image);
  if (dataUrl !== undefined) return { dataUrl };
  return best.region === undefined ? { hidden: true } : { region: best.region };
}

/** `undefined` where the image is another site's, whose pixels a page may show and not read. */
function readableDataUrl(image: HTMLImageElement): string | undefined {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0 || height === 0) return undefined;
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const canvas = image.ownerDocument.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  try {
    return canvas.toDataURL('image/png');
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  }
}
