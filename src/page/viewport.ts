/** In parts of what a capture of the tab shows, 0 to 1, from its left and top edge: right at any zoom and pixel ratio. */
export interface ViewportPart {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** In CSS pixels of the layout viewport, as events and `getBoundingClientRect` have them. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** `undefined` where the box is out of view. Pinching shows a part of the layout viewport; scroll bars belong to it. */
export function viewportPart(box: Box, view: Window): ViewportPart | undefined {
  const { scale, offsetLeft, offsetTop } = view.visualViewport ?? { scale: 1, offsetLeft: 0, offsetTop: 0 };
  const across = (x: number): number => within01(((x - offsetLeft) * scale) / view.innerWidth);
  const down = (y: number): number => within01(((y - offsetTop) * scale) / view.innerHeight);
  const [left, top] = [across(box.left), down(box.top)];
  const [width, height] = [across(box.right) - left, down(box.bottom) - top];
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

function within01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
