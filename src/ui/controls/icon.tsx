/** Outlines on a grid of 20, drawn with a line of 1.6. */
const outlines = {
  lock: 'M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9',
  scan: 'M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13M6 10h8',
  search: 'M9 14.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11zm4-1.5 3.5 3.5',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  fill: 'M3.5 6.5h6M3.5 13.5h13v-4M12 3.5v6.5M9 7.5l3 3 3-3',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  plus: 'M10 4.5v11M4.5 10h11',
  back: 'M11.5 4.5 6 10l5.5 5.5',
  copy: 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z',
  warning: 'M10 3.5 17 16H3zM10 8.5v3.5M10 14v.1',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  file: 'M5 3.5h6.5L15 7v9.5H5zM11 3.5V7.5h4',
  settings: 'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 4v4M7.5 12v4',
  clock: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM10 6.5V10l2.5 2',
  enter: 'M11.5 3.5h5v13h-5M3.5 10h9M9.5 6.5 13 10l-3.5 3.5',
  list: 'M4 5.5h.1M8 5.5h8.5M4 10h.1M8 10h8.5M4 14.5h.1M8 14.5h8.5',
  shield: 'M10 3 16 5.5v4c0 4-2.5 6-6 7.5-3.5-1.5-6-3.5-6-7.5v-4z',
  up: 'm5 12 5-5 5 5',
  down: 'm5 8 5 5 5-5',
  transfer: 'M4 7.5h11M12 4.5l3 3-3 3M16 13.5H5M8 10.5l-3 3 3 3',
  info: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM10 9.5V13M10 6.8v.1',
} as const;

export type IconName = keyof typeof outlines;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
