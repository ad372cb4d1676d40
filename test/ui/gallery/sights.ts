import type { OfferedAccount } from '../../../src/messages/views';
import type { Sight } from '../../../src/ui/add/sight';

export function offer(name: string, issuer: string, label: string): OfferedAccount {
  return { text: `otpauth://${name}`, source: `otpauth://${name}`, issuer, label, known: false, hasNamesake: false };
}

/** What was pasted. */
export function sightOf(...names: string[]): Sight {
  return { pictures: [], texts: names.map((name) => `otpauth://${name}`), problems: [], ifNothing: 'no-qr-code' };
}

/** A page with a card for each code. */
export function sightOfPage(origin: string, ...names: string[]): Sight {
  const [width, height, side] = [1280, 720, 220];
  const places = names.map((_, index) => ({ x: 140 + index * 380, y: 240 }));
  const cards = places.map(({ x, y }) => `<path d="M${x} ${y}h${side}v${side}h-${side}z" fill="#555"/>`);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h1280v720H0z" fill="#eef1f4"/><path d="M0 0h1280v64H0z" fill="#2b5c8a"/>${cards.join('')}</svg>`;
  const corners = ({ x, y }: { x: number; y: number }) => [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ];
  const codes = names.map((name, index) => ({
    text: `otpauth://${name}`,
    corners: corners(places[index] ?? { x: 0, y: 0 }),
  }));
  const url = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  return {
    pictures: [{ name: '', url, width, height, codes }],
    texts: [],
    origin,
    problems: [],
    ifNothing: 'no-qr-code',
  };
}
