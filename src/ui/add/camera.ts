import type { Compute } from '../../compute/client';
import { CodedError } from '../../lib/errors';
import type { QrImage } from '../../qr/image';

class CameraError extends CodedError<'camera-refused' | 'camera-missing' | 'camera-busy'> {}

/** What `getUserMedia` says, by https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia. */
const refusals: Partial<Record<string, CameraError['code']>> = {
  NotAllowedError: 'camera-refused',
  SecurityError: 'camera-refused',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy',
};

/** A frame is made smaller than this before it is looked at, on its longer side. */
const framePixels = 1280;
/** Between two frames at least; and no less than the last one took, so that half a core is the most that it costs. */
const leastRestMs = 100;

/**
 * Shows the camera in `video` and tells the texts of the QR codes that come by, until the signal aborts: then the camera
 * is let go. Frames are decoded on the compute worker's thread, one at a time.
 *
 * @throws {CameraError}
 */
export async function watchCamera(
  video: HTMLVideoElement,
  { compute, onTexts, signal }: { compute: Compute; onTexts: (texts: string[]) => void; signal: AbortSignal },
): Promise<void> {
  const stream = await openCamera();
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const startedMs = performance.now();
      const texts = await textsInFrame(video, compute);
      if (texts.length > 0 && !isAborted(signal)) onTexts(texts);
      await rest(Math.max(leastRestMs, performance.now() - startedMs), signal);
    }
  } catch (error) {
    // A view that goes away takes its video along while it is starting to play.
    if (!isAborted(signal)) throw error;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

async function openCamera(): Promise<MediaStream> {
  try {
    const size = { width: { ideal: framePixels }, height: { ideal: 720 } };
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', ...size } });
  } catch (cause) {
    const code = cause instanceof DOMException ? refusals[cause.name] : undefined;
    if (code === undefined) throw cause;
    throw new CameraError(code, { cause });
  }
}

async function textsInFrame(video: HTMLVideoElement, compute: Compute): Promise<string[]> {
  const image = frameOf(video);
  return image === undefined ? [] : (await compute.decodeFrame(image)).map(({ text }) => text);
}

/** `undefined` while there is no frame yet. */
function frameOf(video: HTMLVideoElement): QrImage | undefined {
  const scale = Math.min(1, framePixels / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)];
  if (!(width > 0 && height > 0)) return undefined;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height);
}

/** Its state may have changed while something was waited for. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
