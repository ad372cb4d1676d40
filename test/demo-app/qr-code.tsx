import encodeQR from 'qr';

const moduleSize = 5;
const quietModules = 4;

/** A QR code with the quiet zone that ISO/IEC 18004 asks for. */
export function QrCode({ text }: { text: string }) {
  const rows = encodeQR(text, 'raw', { border: quietModules });
  const size = rows.length * moduleSize;
  return (
    <svg role="img" aria-label="QR code" width={size} height={size} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <rect width="100%" height="100%" fill="white" />
      <path fill="black" shapeRendering="crispEdges" d={darkModules(rows)} />
    </svg>
  );
}

function darkModules(rows: boolean[][]): string {
  return rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
