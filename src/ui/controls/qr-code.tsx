import { useEffect, useState } from 'preact/hooks';

/** In modules, as ISO/IEC 18004 asks. */
const quietZone = 4;

/** A QR code, dark on light in either theme, since many readers know no other. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const [modules, setModules] = useState<boolean[][]>();
  useEffect(() => {
    let current = true;
    import('qr')
      .then(({ encodeQR }) => {
        if (current) setModules(encodeQR(content, 'raw', { ecc: 'medium', border: quietZone }));
      })
      .catch(reportError);
    return () => {
      current = false;
    };
  }, [content]);
  const size = modules?.length ?? 0;
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      {modules && <path d={modulesPath(modules)} />}
    </svg>
  );
}

/** The dark modules as an SVG path, one rectangle a run. */
export function modulesPath(modules: boolean[][]): string {
  return modules.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('');
}

function runs(row: boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1]++;
    else found.push([x, 1]);
  });
  return found;
}
