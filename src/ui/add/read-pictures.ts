import type { Compute } from '../../compute/client';
import { pictureOfCapture, pictureOfFile, type ReadablePicture } from '../../qr/capture';
import type { ScanInput } from '../../messages/views';
import { RequestError } from '../../messages/client';
import { toExplainedError } from '../error-text';
import type { SeenPicture, Sight } from './sight';

/** One after another, so that no more than one picture is in memory; what is wrong with one does not stop the others. */
export async function readPictures(files: File[], compute: Compute): Promise<Sight> {
  const sight: Sight = { pictures: [], texts: [], problems: [], ifNothing: 'no-qr-code-in-picture' };
  for (const file of files) {
    try {
      const picture = await seen(file.name, await pictureOfFile(file), compute);
      if (picture.codes.length > 0) sight.pictures.push(picture);
      else sight.problems.push({ name: file.name, error: { code: 'no-qr-code-in-picture' } });
    } catch (error) {
      sight.problems.push({ name: file.name, error: toExplainedError(error) });
    }
  }
  return sight;
}

/** What the worker has kept of a page, for this page. */
export async function readHandedOver(input: ScanInput, compute: Compute): Promise<Sight> {
  if (input.kind === 'failed') throw new RequestError(input.error);
  const origin = input.origin === undefined ? {} : { origin: input.origin };
  if (input.kind === 'texts')
    return { pictures: [], texts: input.texts, problems: [], ifNothing: 'no-qr-code', ...origin };
  const picture = await seen('', await pictureOfCapture(input.dataUrl, input.region), compute);
  return { pictures: [picture], texts: [], problems: [], ifNothing: 'no-qr-code', ...origin };
}

export async function seen(name: string, { image, url }: ReadablePicture, compute: Compute): Promise<SeenPicture> {
  const { width, height } = image;
  return { name, url, width, height, codes: await compute.decodeQr(image) };
}
