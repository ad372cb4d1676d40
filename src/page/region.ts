import { coverPage, type RegionOverlay } from './region-overlay';
import { viewportPart, type Box, type ViewportPart } from './viewport';

/** Shorter than this, a drag was a press. CSS pixels. */
const leastSide = 12;
/** A page left alone is not covered for ever. */
const patienceMs = 120_000;
/** By which the arrow keys move and, with Shift, widen. CSS pixels. */
const keyStep = 16;
/** A page in the background draws no frames, nor is it captured then. */
const longestFrameMs = 250;

interface Point {
  x: number;
  y: number;
}

/**
 * Covers the page until the person has drawn a rectangle on it: with the pointer, or with the arrow keys and Enter.
 * `undefined` where she leaves by Escape, or does nothing for long. What covers the page has gone from the screen by then,
 * and no event that the page has made up was listened to.
 */
export async function drawRegion(view: Window, hint: string): Promise<ViewportPart | undefined> {
  const overlay = coverPage(view.document, hint);
  try {
    const box = await boxDrawnOn(overlay, view);
    return box && viewportPart(box, view);
  } finally {
    overlay.host.remove();
    await framesPainted(view);
  }
}

function boxDrawnOn({ host, show }: RegionOverlay, view: Window): Promise<Box | undefined> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    let start: Point | undefined;
    let box: Box | undefined;
    const finish = (result: Box | undefined): void => {
      stop.abort();
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(finish, patienceMs);
    const mark = (next: Box): void => {
      box = next;
      show(next);
    };
    const listen = <Name extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'keydown'>(
      name: Name,
      listener: (event: WindowEventMap[Name]) => void,
    ): void => {
      const heard = (event: WindowEventMap[Name]): void => {
        if (!event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        listener(event);
      };
      view.addEventListener(name, heard, { capture: true, signal: stop.signal });
    };

    listen('pointerdown', ({ clientX, clientY, pointerId }) => {
      host.setPointerCapture(pointerId);
      start = { x: clientX, y: clientY };
    });
    listen('pointermove', ({ clientX, clientY }) => {
      if (start !== undefined) mark(between(start, { x: clientX, y: clientY }));
    });
    listen('pointerup', ({ clientX, clientY }) => {
      if (start === undefined) return;
      const drawn = between(start, { x: clientX, y: clientY });
      start = undefined;
      if (Math.min(drawn.right - drawn.left, drawn.bottom - drawn.top) >= leastSide) finish(drawn);
    });
    listen('pointercancel', () => {
      start = undefined;
    });
    listen('keydown', ({ key, shiftKey }) => {
      const step = keySteps[key];
      if (key === 'Escape') finish(undefined);
      else if (key === 'Enter' && box !== undefined) finish(box);
      else if (step !== undefined) mark(box === undefined ? middleOf(view) : moved(box, step, shiftKey));
    });
  });
}

const keySteps: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};

function between(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

/** Half of the page, where the arrow keys begin. */
function middleOf({ innerWidth, innerHeight }: Window): Box {
  return { left: innerWidth / 4, top: innerHeight / 4, right: (3 * innerWidth) / 4, bottom: (3 * innerHeight) / 4 };
}

function moved({ left, top, right, bottom }: Box, { x, y }: Point, widens: boolean): Box {
  if (!widens) return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  return { left, top, right: Math.max(left + leastSide, right + x), bottom: Math.max(top + leastSide, bottom + y) };
}

/** The second frame begins when the first is on the screen. */
function framesPainted(view: Window): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestFrameMs);
    view.requestAnimationFrame(() => {
      view.requestAnimationFrame(() => {
        resolve();
      });
    });
  });
}
