import type { Point } from '../../qr/image';
import { useText } from '../services';
import type { SeenPicture } from './sight';

/** A code in a picture, by the number that its account has in the list below. */
export interface Mark {
  number: number;
  name: string;
  corners: Point[];
  chosen: boolean;
}

/** The picture with its codes marked: a press on one does what a press on its box in the list does. */
export function MarkedPicture({
  picture,
  marks,
  onPress,
}: {
  picture: SeenPicture;
  marks: Mark[];
  onPress: (number: number) => void;
}) {
  const text = useText();
  const { url, width, height, name } = picture;
  // As large on the screen in a small picture as in a large one.
  const unit = Math.max(width, height) / 100;
  return (
    <svg
      class="marked-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={text.add.pictureNumber(name || text.add.thisPage)}
    >
      <image href={url} width={width} height={height} />
      {marks.map(({ number, name: account, corners, chosen }) => {
        const { x, y } = middleOf(corners);
        return (
          <g
            key={number}
            class="mark-code"
            data-chosen={chosen}
            onClick={() => {
              onPress(number);
            }}
          >
            <title>{text.add.mark(number, account)}</title>
            <polygon points={corners.map((corner) => `${corner.x},${corner.y}`).join(' ')} stroke-width={unit} />
            <circle cx={x} cy={y} r={unit * 4} />
            <text x={x} y={y} font-size={unit * 5} text-anchor="middle" dominant-baseline="central">
              {number}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function middleOf(corners: Point[]): Point {
  const sum = corners.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}
